package org.keskio.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void withoutAFileEveryPortHasItsDefault() {
        assertThat(settings("").port(Port.GATEWAY)).isEqualTo(8080);
    }

    @Test
    void theFileChoosesAPort() {
        assertThat(settings("port.gateway = 9090\n").port(Port.GATEWAY)).isEqualTo(9090);
    }

    @Test
    void theEnvironmentWinsOverTheFile() {
        Settings settings =
                Settings.read(file("port.inventory-search=9104\n"), Map.of("KESKIO_PORT_INVENTORY_SEARCH", "9204"));
        assertThat(settings.port(Port.INVENTORY_SEARCH)).isEqualTo(9204);
    }

    @Test
    void aSecondReplicaListensTenPortsHigher() {
        assertThat(settings("port.pricing=9103\n").port(Service.PRICING, 2)).isEqualTo(9113);
    }

    @Test
    void refusesAKeyThatMeansNothing() {
        assertThatThrownBy(() -> settings("port.gatway=9090\n"))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("port.gatway")
                .hasMessageContaining("port.gateway");
    }

    @Test
    void refusesAPortThatIsNoPort() {
        assertThatThrownBy(() -> settings("port.gateway=eighty\n"))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("port.gateway")
                .hasMessageContaining("eighty")
                .hasMessageContaining("KESKIO_PORT_GATEWAY");
    }

    @Test
    void refusesOnePortForTwo() {
        assertThatThrownBy(() -> settings("port.gateway=8101\n"))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("port.gateway")
                .hasMessageContaining("port.identity");
    }

    @Test
    void replicasComeFromTheCommandLine() {
        Settings settings = settings("").withReplicas(Map.of("pricing", 2, "inventory-search", 3));
        assertThat(settings.replicas(Service.PRICING)).isEqualTo(2);
        assertThat(settings.replicas(Service.INVENTORY_SEARCH)).isEqualTo(3);
    }

    @Test
    void refusesReplicasOfWhatIsNoService() {
        assertThatThrownBy(() -> settings("").withReplicas(Map.of("prices", 2)))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("prices");
    }

    @Test
    void refusesNoReplicasAtAll() {
        assertThatThrownBy(() -> settings("").withReplicas(Map.of("pricing", 0)))
                .isInstanceOf(LocalException.class);
    }

    private Settings settings(String text) {
        return Settings.read(file(text), Map.of());
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("settings.properties"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
