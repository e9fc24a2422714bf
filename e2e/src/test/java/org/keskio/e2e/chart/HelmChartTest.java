package org.keskio.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class HelmChartTest {

    private static final List<String> SERVICES =
            List.of("identity", "profile", "pricing", "inventory-search", "messaging", "gateway");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CHART =
            Path.of(System.getProperty("keskio.root", "..")).resolve("helm/keskio");

    @Test
    void lints() {
        LintResult lint = new Helm(CHART).lint().strict().call();

        assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
    }

    @Test
    void rendersEachServiceWithADeploymentAndAService() {
        for (String kind : List.of("Deployment", "Service")) {
            assertThat(rendered(kind)
                            .map(document -> document.at("/metadata/name").asText()))
                    .containsExactlyInAnyOrderElementsOf(
                            SERVICES.stream().map(service -> "shop-" + service).toList());
        }
    }

    @Test
    void takesPasswordsFromSecretsOnly() {
        List<JsonNode> secrets = rendered("Deployment")
                .flatMap(HelmChartTest::env)
                .filter(variable -> variable.path("name").asText().matches(".*(PASSWORD|SECRET|USER).*"))
                .toList();

        assertThat(secrets).hasSizeGreaterThan(SERVICES.size()).allSatisfy(variable -> {
            assertThat(variable.has("value")).isFalse();
            assertThat(variable.at("/valueFrom/secretKeyRef/name").asText()).isNotBlank();
        });
    }

    @Test
    void tellsEachServiceWhereTheOthersAre() {
        assertThat(rendered("Deployment"))
                .isNotEmpty()
                .allSatisfy(deployment -> assertThat(env(deployment)
                                .map(variable -> variable.path("name").asText()))
                        .contains(
                                "KESKIO_IDENTITY_ADDRESSES",
                                "KESKIO_PROFILE_ADDRESSES",
                                "KESKIO_PRICING_ADDRESSES",
                                "KESKIO_INVENTORY_ADDRESSES",
                                "KESKIO_MESSAGING_ADDRESSES"));
    }

    private static Stream<JsonNode> rendered(String kind) {
        String yaml = new Helm(CHART).template().withName("shop").call();
        return stream(new Yaml().loadAll(yaml))
                .<JsonNode>map(JSON::valueToTree)
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    private static Stream<JsonNode> env(JsonNode deployment) {
        return stream(deployment.at("/spec/template/spec/containers/0/env"));
    }

    private static <T> Stream<T> stream(Iterable<T> all) {
        return StreamSupport.stream(all.spliterator(), false);
    }
}
