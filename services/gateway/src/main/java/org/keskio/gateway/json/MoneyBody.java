package org.keskio.gateway.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An amount of money as callers give it. */
@Schema(name = "Money", description = "An amount of money.")
public record MoneyBody(
        @Schema(description = "Decimal text, tax-inclusive.", examples = "129.90") @Nullable
        String amount,

        @Schema(description = "ISO 4217.", examples = "EUR") @Nullable
        String currency) {}
