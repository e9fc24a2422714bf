package org.keskio.inventory.inbound.grpc;

import org.keskio.inventory.application.send.WriteDocument;
import org.keskio.inventory.domain.send.Choice;
import org.keskio.inventory.domain.send.DeclineCause;
import org.keskio.inventory.domain.send.NotFoundCause;
import org.keskio.inventory.domain.send.ReturnCondition;
import org.keskio.inventory.v1.SendDocumentKind;
import org.keskio.inventory.v1.UnfilledChoice;

/** Reads what people chose from a list; a value that we do not know is named as wrong. */
final class SendChoices {

    private SendChoices() {}

    static NotFoundCause notFound(RequestFields fields, org.keskio.inventory.v1.NotFoundCause cause) {
        return switch (cause) {
            case NOT_FOUND_CAUSE_UNSPECIFIED, NOT_FOUND_CAUSE_SHELF_EMPTY -> NotFoundCause.SHELF_EMPTY;
            case NOT_FOUND_CAUSE_DAMAGED -> NotFoundCause.DAMAGED;
            case NOT_FOUND_CAUSE_WRONG_ITEM -> NotFoundCause.WRONG_ITEM;
            case NOT_FOUND_CAUSE_BEING_SOLD -> NotFoundCause.BEING_SOLD;
            case UNRECOGNIZED -> unknown(fields, "cause", NotFoundCause.SHELF_EMPTY);
        };
    }

    static DeclineCause declined(RequestFields fields, org.keskio.inventory.v1.DeclineCause cause) {
        return switch (cause) {
            case DECLINE_CAUSE_UNSPECIFIED -> DeclineCause.NOT_SAID;
            case DECLINE_CAUSE_BUSY -> DeclineCause.BUSY;
            case DECLINE_CAUSE_CLOSING -> DeclineCause.CLOSING;
            case DECLINE_CAUSE_NEEDED_HERE -> DeclineCause.NEEDED_HERE;
            case UNRECOGNIZED -> unknown(fields, "cause", DeclineCause.NOT_SAID);
        };
    }

    static Choice unfilled(RequestFields fields, UnfilledChoice choice) {
        return switch (choice) {
            case UNFILLED_CHOICE_REFUND -> Choice.REFUND;
            case UNFILLED_CHOICE_WAIT -> Choice.WAIT;
            case UNFILLED_CHOICE_TRY_AGAIN -> Choice.TRY_AGAIN;
            case UNFILLED_CHOICE_UNSPECIFIED -> {
                fields.wrong("choice", "is missing");
                yield Choice.TRY_AGAIN;
            }
            case UNRECOGNIZED -> unknown(fields, "choice", Choice.TRY_AGAIN);
        };
    }

    static ReturnCondition returned(RequestFields fields, org.keskio.inventory.v1.ReturnCondition condition) {
        return switch (condition) {
            case RETURN_CONDITION_UNSPECIFIED, RETURN_CONDITION_SELLABLE -> ReturnCondition.SELLABLE;
            case RETURN_CONDITION_DAMAGED -> ReturnCondition.DAMAGED;
            case UNRECOGNIZED -> unknown(fields, "condition", ReturnCondition.SELLABLE);
        };
    }

    static WriteDocument.Kind document(RequestFields fields, SendDocumentKind kind) {
        return switch (kind) {
            case SEND_DOCUMENT_KIND_PACKING_SLIP -> WriteDocument.Kind.PACKING_SLIP;
            case SEND_DOCUMENT_KIND_LABEL -> WriteDocument.Kind.LABEL;
            case SEND_DOCUMENT_KIND_UNSPECIFIED -> {
                fields.wrong("kind", "is missing");
                yield WriteDocument.Kind.PACKING_SLIP;
            }
            case UNRECOGNIZED -> unknown(fields, "kind", WriteDocument.Kind.PACKING_SLIP);
        };
    }

    private static <T> T unknown(RequestFields fields, String field, T standIn) {
        fields.wrong(field, "is none of the values that are known here");
        return standIn;
    }
}
