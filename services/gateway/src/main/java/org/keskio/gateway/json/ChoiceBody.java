package org.keskio.gateway.json;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.v1.UnfilledChoice;

/** What a customer chose when nobody could supply. */
@Schema(name = "Choice", description = "What the customer wants when nobody can supply.")
public record ChoiceBody(
        @Schema(
                description = "What they want.",
                enumeration = {"refund", "wait", "try_again"},
                examples = "wait")
        @Nullable
        String choice) {

    /** As the contract says it. */
    public UnfilledChoice toMessage() {
        return UnfilledChoice.valueOf(Values.word("choice", choice, UnfilledChoice.getDescriptor()));
    }
}
