package org.keskio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.keskio.e2e.Answers.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keskio.e2e.BrokenWorld.Cell;
import org.keskio.e2e.BrokenWorld.Difference;
import org.keskio.e2e.BrokenWorld.Level;
import org.keskio.e2e.RunningSuite.Ended;

/** What {@code ./keskio reconcile} says of a whole suite whose records are wrong in every way at once. */
@ExtendWith(RunningSuite.class)
class ReconcileJourneyTest {

    private static final Logger LOG = Logger.getLogger(ReconcileJourneyTest.class.getName());
    // Facts of what was just traded or repaired come round to the search's index.
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final String REASON = "after the flood";

    @BeforeAll
    static void findTheDatabase() {
        boolean there = RunningSuite.suite()
                .environment()
                .keySet()
                .containsAll(Set.of("KESKIO_DB_INVENTORY_JDBC_URL", "KESKIO_STATE"));
        if (!there) {
            LOG.warning("SKIPPED: the suite runs elsewhere and its database is out of reach");
        }
        assumeTrue(there, "the suite's database is out of reach");
    }

    @Test
    void everyDifferenceIsNamedAndRepairedOnRequest() throws SQLException, JsonProcessingException {
        Stage stage = new Stage(
                RunningSuite.suite(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Optional.empty());
        try (BrokenWorld world = new BrokenWorld(stage)) {
            Map<Cell, Level> before = world.levels();
            world.trade();
            assertSound(stage);
            try {
                world.breakIt();
                Ended looked = RunningSuite.ask("reconcile", "--json");
                world.letSweepsPass();

                assertThat(differences(looked)).containsExactlyInAnyOrderElementsOf(world.differences());
                assertThat(json(looked).path("open").asInt())
                        .isEqualTo(world.differences().size());
                assertThat(looked.code()).isEqualTo(1);
            } finally {
                Ended repaired = RunningSuite.ask("reconcile", "--repair", "--reason", REASON, "--json");
                assertThat(repaired.code()).as(repaired.output()).isZero();
            }
            assertSound(stage);
            Difference row = world.differences().getFirst();
            JsonNode newest = stage.operator
                    .get("/api/ops/v1/stock/" + row.sku() + "/ledger?location=" + row.location())
                    .path("movements")
                    .path(0);
            assertThat(newest.path("kind").asText()).isEqualTo("reconcile");
            assertThat(newest.path("note").asText()).contains(REASON);

            world.putBack();
            assertThat(world.levels()).isEqualTo(before);
            assertSound(stage);
        }
    }

    /** The command finds nothing, and neither does the gateway's own check, which adds up the ledger. */
    private static void assertSound(Stage stage) throws JsonProcessingException {
        Ended told = Patience.until(SETTLED, () -> RunningSuite.ask("reconcile", "--json"), ended -> ended.code() == 0);
        assertThat(differences(told)).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(stage.operator.get("/api/ops/v1/stock/check").path("differences"))
                .isEmpty();
    }

    private static Iterable<Difference> differences(Ended told) throws JsonProcessingException {
        return stream(json(told).path("findings"))
                .map(found -> new Difference(
                        found.path("cause").asText(),
                        found.path("sku").asText(),
                        found.path("location").asText()))
                .toList();
    }

    private static JsonNode json(Ended told) throws JsonProcessingException {
        return Rest.JSON.readTree(told.output());
    }
}
