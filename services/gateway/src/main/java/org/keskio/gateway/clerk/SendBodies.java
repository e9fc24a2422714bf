package org.keskio.gateway.clerk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the handheld sends when an order takes another turn. */
final class SendBodies {

    private SendBodies() {}

    @Schema(name = "NotFound", description = "What was found instead of the piece.")
    record NotFound(
            @Schema(
                    description = "What the picker found; left out = an empty shelf.",
                    enumeration = {"shelf_empty", "damaged", "wrong_item", "being_sold"},
                    examples = "wrong_item")
            @Nullable
            String cause,

            @Schema(description = "At most 200 characters.", examples = "a size L in its box") @Nullable
            String reason) {}

    @Schema(name = "Decline", description = "Why the store will not do it.")
    record Decline(
            @Schema(
                    description = "Why; may be left out.",
                    enumeration = {"busy", "closing", "needed_here"},
                    examples = "busy")
            @Nullable
            String cause,

            @Schema(description = "At most 200 characters.", examples = "two of us today") @Nullable
            String reason) {}

    @Schema(name = "BroughtBack", description = "What came back.")
    record BroughtBack(
            @Schema(
                    description = "What it is like; left out = can be sold again.",
                    enumeration = {"sellable", "damaged"},
                    examples = "sellable")
            @Nullable
            String condition,

            @Schema(description = "At most 200 characters.", examples = "too small") @Nullable
            String reason) {}
}
