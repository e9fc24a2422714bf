package org.keskio.gateway.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.type.LatLng;
import com.google.type.Money;
import com.google.type.PostalAddress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;

/**
 * Shows a message of a service as JSON of the public API: camelCase, every field present, times as ISO 8601 in UTC, money as
 * decimal text, enums in lower case without their prefix; what is not set is null.
 */
public final class PublicJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PublicJson() {}

    /** The whole message. */
    public static ObjectNode of(Message message) {
        ObjectNode object = NODES.objectNode();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            object.set(field.getJsonName(), valueOf(message, field));
        }
        return object;
    }

    /** Messages as an array. */
    public static ArrayNode of(Collection<? extends Message> messages) {
        ArrayNode array = NODES.arrayNode(messages.size());
        messages.forEach(message -> array.add(of(message)));
        return array;
    }

    /** Money as decimal text, scaled as its currency is. */
    public static ObjectNode money(Money money) {
        return NODES.objectNode()
                .put("amount", amountOf(money).toPlainString())
                .put("currency", money.getCurrencyCode());
    }

    /** An instant as ISO 8601 text in UTC. */
    public static String time(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
    }

    /** The public word for an enum value, e.g. {@code in_transit}; null for the unspecified one. */
    public static JsonNode word(EnumValueDescriptor value) {
        return value.getNumber() == 0 ? NODES.nullNode() : NODES.textNode(EnumWords.wordOf(value));
    }

    private static JsonNode valueOf(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            ArrayNode array = NODES.arrayNode();
            ((List<?>) message.getField(field)).forEach(value -> array.add(single(field, value)));
            return array;
        }
        if (field.hasPresence() && !message.hasField(field)) {
            return NODES.nullNode();
        }
        return single(field, message.getField(field));
    }

    private static JsonNode single(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case INT -> NODES.numberNode((Integer) value);
            case LONG -> NODES.numberNode((Long) value);
            case FLOAT -> NODES.numberNode((Float) value);
            case DOUBLE -> NODES.numberNode((Double) value);
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case STRING -> NODES.textNode((String) value);
            case BYTE_STRING -> throw new IllegalStateException(field.getFullName() + ": bytes have no public shape");
            case ENUM -> word((EnumValueDescriptor) value);
            case MESSAGE -> nested((Message) value);
        };
    }

    private static JsonNode nested(Message message) {
        return switch (message) {
            case Timestamp time -> NODES.textNode(time(time));
            case Money money -> money(money);
            case PostalAddress address -> address(address);
            case LatLng point ->
                NODES.objectNode().put("latitude", point.getLatitude()).put("longitude", point.getLongitude());
            default -> of(message);
        };
    }

    private static ObjectNode address(PostalAddress address) {
        return NODES.objectNode()
                .put("recipient", String.join(", ", address.getRecipientsList()))
                .put("street", String.join(", ", address.getAddressLinesList()))
                .put("postcode", address.getPostalCode())
                .put("town", address.getLocality())
                .put("country", address.getRegionCode());
    }

    private static BigDecimal amountOf(Money money) {
        BigDecimal exact = BigDecimal.valueOf(money.getUnits())
                .add(BigDecimal.valueOf(money.getNanos(), 9))
                .stripTrailingZeros();
        return exact.setScale(Math.max(exact.scale(), digitsOf(money.getCurrencyCode())), RoundingMode.UNNECESSARY);
    }

    private static int digitsOf(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2; // a currency that this JDK does not know yet
        }
    }
}
