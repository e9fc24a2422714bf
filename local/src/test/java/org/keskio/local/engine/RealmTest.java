package org.keskio.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealmTest {

    private static final Map<String, String> VALUES = values();

    @Test
    void everySecretIsOfThisInstallation() throws JsonProcessingException {
        JsonNode realm = new ObjectMapper().readTree(Realm.filled(VALUES));
        realm.path("clients").forEach(client -> {
            if (!client.path("publicClient").asBoolean()) {
                assertThat(client.path("secret").asText())
                        .as(client.path("clientId").asText())
                        .startsWith("value of ");
            }
        });
        realm.path("users")
                .forEach(user -> user.path("credentials")
                        .forEach(c -> assertThat(c.path("value").asText()).isEqualTo("value of keskio.demo.password")));
    }

    @Test
    void whatBelongsToKeycloakStays() {
        assertThat(Realm.filled(VALUES)).contains("${firstName}").doesNotContain("${keskio.");
    }

    @Test
    void nobodyButAnAdministratorMaySayWhichStoreOrCustomerSomebodyIs() throws JsonProcessingException {
        JsonNode realm = new ObjectMapper().readTree(Realm.filled(VALUES));
        JsonNode profile = new ObjectMapper()
                .readTree(realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/"
                                + "kc.user.profile.config/0")
                        .asText());
        profile.path("attributes").forEach(attribute -> {
            if (attribute.path("name").asText().matches("store|customer_id")) {
                assertThat(attribute.at("/permissions/edit").toString()).isEqualTo("[\"admin\"]");
            }
        });
    }

    @Test
    void aPlaceWithoutAValueIsNotLeftEmpty() {
        assertThatThrownBy(() -> Realm.filled(Map.of())).isInstanceOf(IllegalStateException.class);
    }

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        Stream.of(
                        "demo.password",
                        "public.url",
                        "smtp.port",
                        "client.keskio-gateway",
                        "client.identity",
                        "client.profile",
                        "client.pricing",
                        "client.inventory-search",
                        "client.messaging",
                        "client.webshop",
                        "client.till")
                .forEach(name -> values.put("keskio." + name, "value of keskio." + name));
        return values;
    }
}
