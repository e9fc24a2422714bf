package org.keskio.gateway.clerk;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.json.AddressBody;
import org.keskio.gateway.json.Values;
import org.keskio.identity.v1.Channel;
import org.keskio.identity.v1.Identifier;
import org.keskio.identity.v1.IdentifierKind;
import org.keskio.identity.v1.RecognitionChoice;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.profile.v1.ConsentAnswer;
import org.keskio.profile.v1.ConsentPurpose;

/** What the handheld sends. */
final class ClerkBodies {

    private ClerkBodies() {}

    @Schema(name = "PlanQuestion", description = "What should get to the customer.")
    record PlanQuestion(
            @Schema(description = "SKU; left out when there are lines.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "1-99; left out when there are lines.", examples = "1") @Nullable
            Integer quantity,

            @Schema(description = "A basket: 1-20 lines, each SKU once; instead of sku and quantity.") @Nullable
            List<BasketLineBody> lines,

            @Schema(description = "Where it could be sent home to; left out = the store's own town.") @Nullable
            AddressBody deliverTo,

            @Schema(description = "Language of the reasons: fi, sv or en.", examples = "en") @Nullable
            String locale,

            @Schema(description = "UUID of the customer, when recognised: club members get club prices.") @Nullable
            String customerId) {

        /** Pieces of the only line; 0 when there are lines. */
        int pieces() {
            return lines == null ? Values.required("quantity", quantity) : quantity == null ? 0 : quantity;
        }

        List<BasketLine> lineMessages() {
            return lines == null ? List.of() : each("lines", lines, (line, path) -> line.toMessage());
        }
    }

    @Schema(name = "BasketLineBody", description = "Pieces of one SKU.")
    record BasketLineBody(
            @Schema(description = "SKU.", examples = "TUN-0001-BLK-M") @Nullable
            String sku,

            @Schema(description = "1-99.", examples = "1") int quantity) {

        BasketLine toMessage() {
            return BasketLine.newBuilder()
                    .setSku(Values.text(sku))
                    .setQuantity(quantity)
                    .build();
        }
    }

    @Schema(name = "RecogniseQuestion", description = "What the customer showed or said.")
    record RecogniseQuestion(
            @Schema(
                    description = "Kind of identifier.",
                    enumeration = {"email", "phone", "loyalty_card"},
                    examples = "phone")
            @Nullable
            String kind,

            @Schema(
                    description =
                            "Its value; a phone number without a country code is read as one of the store's country.",
                    examples = "040 1234567")
            @Nullable
            String value,

            @Schema(
                    description = "Why, 3-200 characters; kept with the look at the customer.",
                    examples = "send: find the customer")
            @Nullable
            String purpose) {

        /** Personal data: not for logs. */
        @Override
        public String toString() {
            return "RecogniseQuestion[" + kind + "]";
        }
    }

    @Schema(name = "NewCustomer", description = "A customer who asks to be known.")
    record NewCustomer(
            @Schema(description = "1-10 identifiers.") @Nullable
            List<GivenIdentifier> identifiers,

            @Schema(description = "At most 100 characters.", examples = "Aino") @Nullable
            String givenName,

            @Schema(description = "At most 100 characters.", examples = "Virtanen") @Nullable
            String familyName,

            @Schema(description = "Home address.") @Nullable AddressBody address,

            @Schema(description = "Language of choice: fi, sv or en.", examples = "fi") @Nullable
            String locale,

            @Schema(
                    description =
                            "By what and where the customer wants to be recognised; a kind left out is allowed everywhere.")
            @Nullable
            List<Recognition> recognition,

            @Schema(description = "Answers to the questions of consent; a purpose left out was not asked.") @Nullable
            List<Consent> consents,

            @Schema(description = "Whether the customer joins the club.", examples = "true") @Nullable
            Boolean clubMember) {

        List<Identifier> identifierMessages() {
            return each("identifiers", identifiers, GivenIdentifier::toMessage);
        }

        List<RecognitionChoice> recognitionMessages() {
            return each("recognition", recognition, Recognition::toMessage);
        }

        List<ConsentAnswer> consentMessages() {
            return each("consents", consents, Consent::toMessage);
        }

        /** Personal data: not for logs. */
        @Override
        public String toString() {
            return "NewCustomer[]";
        }
    }

    @Schema(name = "GivenIdentifier", description = "Something to recognise a customer by.")
    record GivenIdentifier(
            @Schema(
                    description = "Kind.",
                    enumeration = {"email", "phone", "loyalty_card"},
                    examples = "email")
            @Nullable
            String kind,

            @Schema(description = "Value; at most 254 characters.", examples = "aino@example.org") @Nullable
            String value) {

        Identifier toMessage(String path) {
            return Identifier.newBuilder()
                    .setKind(kindOf(path + ".kind", kind))
                    .setValue(Values.text(value))
                    .build();
        }

        /** Personal data: not for logs. */
        @Override
        public String toString() {
            return "GivenIdentifier[" + kind + "]";
        }
    }

    @Schema(name = "Recognition", description = "On which channels one kind of identifier may be used.")
    record Recognition(
            @Schema(
                    description = "Kind of identifier.",
                    enumeration = {"email", "phone", "loyalty_card"},
                    examples = "phone")
            @Nullable
            String kind,

            @Schema(description = "Channels: store, web, customer_service; empty = none.") @Nullable
            List<String> channels) {

        RecognitionChoice toMessage(String path) {
            RecognitionChoice.Builder choice = RecognitionChoice.newBuilder().setKind(kindOf(path + ".kind", kind));
            for (String channel : Values.list(path + ".channels", channels)) {
                choice.addChannels(Channel.valueOf(Values.word(path + ".channels", channel, Channel.getDescriptor())));
            }
            return choice.build();
        }
    }

    @Schema(name = "ConsentGiven", description = "The answer to one question of consent.")
    record Consent(
            @Schema(
                    description = "For what.",
                    enumeration = {"marketing_email", "personalisation", "clerk_view"},
                    examples = "marketing_email")
            @Nullable
            String purpose,

            @Schema(description = "Yes or no.", examples = "true")
            boolean granted) {

        ConsentAnswer toMessage(String path) {
            return ConsentAnswer.newBuilder()
                    .setPurpose(ConsentPurpose.valueOf(
                            Values.word(path + ".purpose", purpose, ConsentPurpose.getDescriptor())))
                    .setGranted(granted)
                    .build();
        }
    }

    @Schema(name = "NewSend", description = "The plan that was tapped.")
    record NewSend(
            @Schema(description = "UUID of the plan set.") @Nullable
            String planSetId,

            @Schema(description = "The plan.") @Nullable String planId,

            @Schema(description = "UUID of the customer.") @Nullable
            String customerId,

            @Schema(description = "Whom and where to; needed when it is sent home.") @Nullable
            AddressBody deliverTo,

            @Schema(description = "The till's payment reference, 1-64 characters.", examples = "T1-000123") @Nullable
            String paymentReference,

            @Schema(description = "The quote that the customer was shown: price.jws of the plans.") @Nullable
            String quoteJws,

            @Schema(description = "Language of fresh plans, if it comes to that: fi, sv or en.", examples = "en")
            @Nullable
            String locale) {}

    @Schema(name = "Shipment", description = "What the carrier said.")
    record Shipment(
            @Schema(description = "Tracking number; may be left out.", examples = "JJFI60000001") @Nullable
            String trackingNumber) {}

    @Schema(name = "Why", description = "A reason for people to read.")
    record Why(
            @Schema(description = "At most 200 characters.", examples = "shelf empty") @Nullable
            String reason) {}

    @Schema(name = "Collection", description = "What the customer shows when collecting.")
    record Collection(
            @Schema(description = "6 digits.", examples = "428193") @Nullable
            String pickupCode) {}

    /** Each entry as its message; the path names it in a problem. */
    private static <T, M> List<M> each(String field, @Nullable List<T> values, BiFunction<T, String, M> toMessage) {
        List<T> given = Values.list(field, values);
        return IntStream.range(0, given.size())
                .mapToObj(i -> toMessage.apply(given.get(i), field + "[" + i + "]"))
                .toList();
    }

    static IdentifierKind kindOf(String field, @Nullable String kind) {
        return IdentifierKind.valueOf(Values.word(field, kind, IdentifierKind.getDescriptor()));
    }
}
