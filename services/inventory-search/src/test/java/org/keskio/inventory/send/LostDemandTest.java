package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.DemandGrouping;
import org.keskio.inventory.v1.DemandServiceGrpc;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.ListLostDemandRequest;
import org.keskio.inventory.v1.ListLostDemandResponse;
import org.keskio.inventory.v1.LostDemandRow;
import org.keskio.inventory.v1.NoteWantedRequest;
import org.keskio.inventory.v1.SearchCatalogueRequest;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

/** What customers wanted and did not get is kept, told and reported. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class LostDemandTest {

    private World world;
    private Grpc grpc;

    @BeforeEach
    void open() {
        world = new World();
        world.places();
        grpc = Grpc.open();
    }

    @AfterEach
    void close() {
        world.close();
        grpc.close();
    }

    @Test
    void aClerksNoteIsKeptOnce() {
        String words = "blue " + word();
        NoteWantedRequest note = NoteWantedRequest.newBuilder()
                .setRequestId(World.id())
                .setWords("  Blue  " + words.substring(5).toUpperCase(Locale.ROOT) + " ")
                .setQuantity(2)
                .setPostcodeArea("FI-33")
                .build();

        String first = clerk().noteWanted(note).getNoteId();
        String again = clerk().noteWanted(note).getNoteId();

        assertThat(again).isEqualTo(first);
        LostDemandRow row = row(words, DemandGrouping.DEMAND_GROUPING_WORDS);
        assertThat(row.getTimes()).isEqualTo(1);
        assertThat(row.getPieces()).isEqualTo(2);
        assertThat(row.getNotedByClerk()).isEqualTo(1);
        assertThat(row("FI-33", DemandGrouping.DEMAND_GROUPING_POSTCODE_AREA).getTimes())
                .isPositive();
    }

    @Test
    void aPlanWithNobodyIsLostDemand() {
        String sku = world.product("NOBODY");

        assertThat(world.plan(sku, World.HELSINKI).getPlansList()).isEmpty();

        LostDemandRow row = row(sku, DemandGrouping.DEMAND_GROUPING_UNSPECIFIED);
        assertThat(row.getNobodyHasIt()).isEqualTo(1);
    }

    @Test
    void aSearchThatFindsNothingIsKeptWhenTheCustomerHasTypedOn() {
        String word = "qx" + word();

        search(word.substring(0, word.length() - 2));
        search(word.substring(0, word.length() - 1));
        search(word);
        search("040 123 4567 " + word);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(
                                row(word, DemandGrouping.DEMAND_GROUPING_WORDS).getNothingFound())
                        .isEqualTo(1));
        assertThat(report(DemandGrouping.DEMAND_GROUPING_WORDS, Tokens.operator())
                        .getRowsList())
                .extracting(LostDemandRow::getKey)
                .doesNotContain(word.substring(0, word.length() - 1))
                .noneMatch(key -> key.startsWith("040"));
    }

    @Test
    void whatTellsAPersonIsRefused() {
        for (String words : new String[] {"aino@example.org", "call 040 1234567", "ab", "x".repeat(101)}) {
            SendStoryTest.refused(
                    () -> clerk().noteWanted(NoteWantedRequest.newBuilder()
                            .setRequestId(World.id())
                            .setWords(words)
                            .build()),
                    Status.Code.INVALID_ARGUMENT,
                    ErrorReason.FIELD_INVALID);
        }
    }

    @Test
    void pagesFollowEachOtherAndClerksDoNotSeeThem() {
        for (int i = 0; i < 3; i++) {
            var unused = clerk().noteWanted(NoteWantedRequest.newBuilder()
                    .setRequestId(World.id())
                    .setWords("page " + word())
                    .build());
        }
        ListLostDemandRequest question =
                ListLostDemandRequest.newBuilder().setPageSize(2).build();
        ListLostDemandResponse first = as(Tokens.operator()).listLostDemand(question);
        ListLostDemandResponse second = as(Tokens.operator())
                .listLostDemand(question.toBuilder()
                        .setPageToken(first.getNextPageToken())
                        .build());

        assertThat(first.getRowsList()).hasSize(2).doesNotContainAnyElementsOf(second.getRowsList());
        assertThatThrownBy(() -> clerk().listLostDemand(question)).satisfies(error -> {
            assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo("ROLE_MISSING");
        });
    }

    private DemandServiceGrpc.DemandServiceBlockingStub clerk() {
        return as(Tokens.clerk(World.HELSINKI));
    }

    private DemandServiceGrpc.DemandServiceBlockingStub as(String token) {
        return DemandServiceGrpc.newBlockingStub(grpc.as(token));
    }

    private void search(String text) {
        var unused = CatalogueServiceGrpc.newBlockingStub(grpc.as(Tokens.clerk(World.HELSINKI)))
                .searchCatalogue(SearchCatalogueRequest.newBuilder()
                        .setQuery(text)
                        .setStore(World.HELSINKI)
                        .build());
    }

    private LostDemandRow row(String key, DemandGrouping grouping) {
        return report(grouping, Tokens.operator()).getRowsList().stream()
                .filter(row -> row.getKey().equals(key))
                .findFirst()
                .orElse(LostDemandRow.getDefaultInstance());
    }

    private ListLostDemandResponse report(DemandGrouping grouping, String token) {
        return as(token)
                .listLostDemand(ListLostDemandRequest.newBuilder()
                        .setGroupBy(grouping)
                        .setPageSize(1000)
                        .build());
    }

    /** Letters that no word of the catalogue has. */
    private static String word() {
        return "zzvxq" + World.id().substring(24).replaceAll("[0-9]", "w");
    }
}
