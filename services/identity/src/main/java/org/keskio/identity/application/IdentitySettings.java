package org.keskio.identity.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.keskio.identity.domain.CardCheck;

/** What an operator can set about identity. */
@ConfigMapping(prefix = "keskio.identity")
public interface IdentitySettings {

    /** How loyalty cards are checked for a mistyped digit: LUHN (ISO/IEC 7812-1) or NONE. */
    @WithDefault("LUHN")
    CardCheck cardCheck();

    /** Where customers' logins are kept. */
    Logins accounts();

    /** The account server. */
    interface Logins {

        /** Address of the realm, e.g. {@code http://localhost:8180/realms/keskio}. */
        String realmUrl();

        /** Client id of the service account that may manage users. */
        String clientId();

        /** Secret of that account. */
        String clientSecret();

        /** How long one opening of a login may take in all; 100 ms to 30 s. */
        @WithDefault("5S")
        Duration timeout();
    }
}
