package org.keskio.inventory.domain.send;

import java.util.UUID;
import org.keskio.inventory.domain.plan.Money;

/** What the customer paid: the quote that was taken and the till's reference. */
public record Payment(UUID quoteId, Money unitPrice, Money total, String reference) {}
