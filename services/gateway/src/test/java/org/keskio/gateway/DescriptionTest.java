package org.keskio.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DescriptionTest extends GatewayTest {

    /** A stream, and papers for printers. */
    private static final List<String> WITHOUT_EXAMPLE = List.of("text/event-stream", "application/pdf");

    @Test
    void everyOperationIsDescribedWithExamplesThatFit() throws IOException {
        JsonNode api = new JsonMapper()
                .readTree(given().accept("application/json").get("/openapi").asString());
        List<String> lacks = new ArrayList<>();

        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String name = operation.getKey() + " " + path.getKey();
                check(api, name, operation.getValue(), lacks);
            }
        }

        assertThat(lacks).isEmpty();
        assertThat(api.get("paths").size()).isGreaterThan(40);
        assertThat(api.at("/components/schemas/SendOrder/properties/number/description")
                        .asText())
                .as("the contract's own comment")
                .startsWith("Short number for people");
        assertThat(api.at("/components/schemas/SendOrder/properties/state/enum").toString())
                .contains("in_transit");
    }

    private static void check(JsonNode api, String name, JsonNode operation, List<String> lacks) {
        for (String part : List.of("operationId", "summary", "description")) {
            if (operation.path(part).asText().isBlank()) {
                lacks.add(name + " lacks " + part);
            }
        }
        operation.path("parameters").forEach(parameter -> {
            if (!parameter.has("$ref") && parameter.path("description").asText().isBlank()) {
                lacks.add(name + " says nothing about " + parameter.path("name").asText());
            }
        });
        operation.path("requestBody").path("content").forEach(content -> checkExample(api, name, content, lacks));
        operation
                .path("responses")
                .properties()
                .forEach(response -> response.getValue()
                        .path("content")
                        .properties()
                        .forEach(content -> {
                            if (!WITHOUT_EXAMPLE.contains(content.getKey())) {
                                checkExample(api, name, content.getValue(), lacks);
                            }
                        }));
    }

    private static void checkExample(JsonNode api, String name, JsonNode content, List<String> lacks) {
        String reference = content.at("/schema/$ref").asText();
        if (!reference.isEmpty() && api.at(reference.substring(1)).isMissingNode()) {
            lacks.add(name + " has the schema " + reference + ", which is not there");
        }
        if (!content.has("example")) {
            lacks.add(name + " lacks an example");
            return;
        }
        compare(api, name, content.get("schema"), content.get("example"), lacks);
    }

    /** An example has no field that its schema does not know. */
    private static void compare(JsonNode api, String at, JsonNode schema, JsonNode example, List<String> lacks) {
        JsonNode resolved =
                schema.has("$ref") ? api.at(schema.get("$ref").asText().substring(1)) : schema;
        if (example.isObject() && resolved.has("properties")) {
            example.properties().forEach(field -> {
                JsonNode property = resolved.get("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    lacks.add(at + ": the example's field " + field.getKey() + " is not in the schema");
                } else {
                    compare(api, at + "." + field.getKey(), property, field.getValue(), lacks);
                }
            });
        } else if (example.isArray() && resolved.has("items")) {
            example.forEach(item -> compare(api, at, resolved.get("items"), item, lacks));
        }
    }
}
