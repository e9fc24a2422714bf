package org.keskio.gateway.openapi;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.keskio.gateway.json.EnumWords;

/** The schemas of what services answer, as {@link org.keskio.gateway.json.PublicJson} shows it. */
final class ProtoSchemas {

    private final ProtoComments comments = new ProtoComments();
    private final Map<String, Schema> schemas = new TreeMap<>();
    private final ClassLoader loader;

    ProtoSchemas(ClassLoader loader) {
        this.loader = loader;
    }

    Map<String, Schema> all() {
        return schemas;
    }

    /** Adds a message and whatever it is made of. */
    void add(Descriptor message) {
        if (schemas.containsKey(message.getName())) {
            return;
        }
        comments.read(loader, message.getFile().getName());
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        schemas.put(message.getName(), schema);
        comments.of(message.getFullName()).ifPresent(schema::setDescription);
        Map<String, Schema> properties = new LinkedHashMap<>();
        for (FieldDescriptor field : message.getFields()) {
            properties.put(field.getJsonName(), property(field));
        }
        schema.setProperties(properties);
    }

    private Schema property(FieldDescriptor field) {
        Schema schema = field.isRepeated()
                ? OASFactory.createSchema().addType(SchemaType.ARRAY).items(single(field))
                : single(field);
        comments.of(field.getFullName()).ifPresent(schema::setDescription);
        return schema;
    }

    private Schema single(FieldDescriptor field) {
        Schema schema = OASFactory.createSchema();
        return switch (field.getJavaType()) {
            case INT -> schema.addType(SchemaType.INTEGER).format("int32");
            case LONG -> schema.addType(SchemaType.INTEGER).format("int64");
            case FLOAT, DOUBLE -> schema.addType(SchemaType.NUMBER).format("double");
            case BOOLEAN -> schema.addType(SchemaType.BOOLEAN);
            case STRING -> schema.addType(SchemaType.STRING);
            case ENUM -> {
                schema.addType(SchemaType.STRING);
                EnumWords.wordsOf(field.getEnumType()).forEach(schema::addEnumeration);
                yield schema;
            }
            case MESSAGE -> message(field.getMessageType());
            case BYTE_STRING -> throw new IllegalStateException(field.getFullName() + ": bytes have no public shape");
        };
    }

    private Schema message(Descriptor message) {
        Schema schema = OASFactory.createSchema();
        return switch (message.getFullName()) {
            case "google.protobuf.Timestamp" ->
                schema.addType(SchemaType.STRING).format("date-time");
            case "google.type.Money" -> schema.ref("Money");
            case "google.type.PostalAddress" -> schema.ref("Address");
            case "google.type.LatLng" ->
                schema.addType(SchemaType.OBJECT)
                        .addProperty("latitude", number())
                        .addProperty("longitude", number());
            default -> {
                add(message);
                yield schema.ref(message.getName());
            }
        };
    }

    private static Schema number() {
        return OASFactory.createSchema().addType(SchemaType.NUMBER).format("double");
    }
}
