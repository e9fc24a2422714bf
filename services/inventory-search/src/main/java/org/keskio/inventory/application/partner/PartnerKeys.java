package org.keskio.inventory.application.partner;

import org.keskio.inventory.domain.location.LocationCode;

/** The key by which partners know us. */
public interface PartnerKeys {

    /** Its public part as a JSON Web Key Set; an empty set while there is no secret to make it from. */
    String keySet();

    /** A token that is good for one partner and some minutes. IllegalStateException without a secret. */
    String token(LocationCode partner);

    /** Whether there is a secret. */
    boolean ready();
}
