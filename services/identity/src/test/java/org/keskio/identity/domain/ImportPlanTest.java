package org.keskio.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ImportPlanTest {

    private static final CustomerId STRANGER = new CustomerId(new UUID(9, 9));
    private static final Identifier AINO = new EmailAddress("aino@example.org");
    private static final Identifier CARD = new LoyaltyCard("12345678");

    @Test
    void makesANewCustomerForANewKey() {
        ImportPlan plan = plan(Map.of(), Map.of(), row(1, "a", AINO));
        assertThat(plan.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.isNew()).isTrue();
            assertThat(taken.toLink()).containsExactly(AINO);
        });
    }

    @Test
    void repeatsWithoutAnythingToDo() {
        CustomerId known = new CustomerId(new UUID(1, 1));
        ImportPlan plan = plan(Map.of("a", known), Map.of(AINO, known), row(1, "a", AINO));
        assertThat(plan.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.isNew()).isFalse();
            assertThat(taken.toLink()).isEmpty();
        });
        assertThat(plan.lines()).containsEntry(1L, known);
    }

    @Test
    void refusesTheWholeLineWhenOneIdentifierBelongsToAnother() {
        ImportPlan plan = plan(Map.of(), Map.of(CARD, STRANGER), row(7, "a", AINO, CARD));
        assertThat(plan.taken()).isEmpty();
        assertThat(plan.refused()).containsExactly(new RefusedRow(7, "loyalty_card", "belongs to another customer"));
    }

    @Test
    void givesAnIdentifierToTheFirstOfTwoLines() {
        ImportPlan plan = plan(Map.of(), Map.of(), row(1, "a", AINO), row(2, "b", AINO));
        assertThat(plan.lines()).containsOnlyKeys(1L);
        assertThat(plan.refused()).extracting(RefusedRow::line).containsExactly(2L);
    }

    @Test
    void freesWhatARefusedLineHadClaimed() {
        ImportPlan plan = plan(Map.of(), Map.of(CARD, STRANGER), row(1, "a", AINO, CARD), row(2, "b", AINO));
        assertThat(plan.lines()).containsOnlyKeys(2L);
    }

    @Test
    void joinsLinesOfOneKey() {
        ImportPlan plan = plan(Map.of(), Map.of(), row(1, "a", AINO), row(2, "a", CARD));
        assertThat(plan.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.toLink()).containsExactly(AINO, CARD));
        assertThat(new HashSet<>(plan.lines().values())).hasSize(1);
    }

    @Property
    void neverGivesOneIdentifierToTwoCustomersAndAccountsForEachLine(@ForAll("batches") List<FeedRow> rows) {
        ImportPlan plan = ImportPlan.of(rows, Map.of(), Map.of(CARD, STRANGER), ids());
        List<Identifier> linked =
                plan.taken().stream().flatMap(taken -> taken.toLink().stream()).toList();
        assertThat(linked).doesNotHaveDuplicates().doesNotContain(CARD);
        Set<Long> lines = new HashSet<>(plan.lines().keySet());
        plan.refused().forEach(refused -> lines.add(refused.line()));
        assertThat(lines).hasSize(rows.size());
        assertThat(plan.lines().size() + plan.refused().size()).isEqualTo(rows.size());
    }

    @Provide
    Arbitrary<List<FeedRow>> batches() {
        Arbitrary<List<Identifier>> identifiers = Arbitraries.integers()
                .between(12345676, 12345682)
                .<Identifier>map(number -> new LoyaltyCard(String.valueOf(number)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(Arbitraries.of("a", "b", "c", "d"), identifiers)
                .as((key, held) -> new FeedRow(0, key, held, List.of()))
                .list()
                .ofMaxSize(12)
                .map(rows -> {
                    List<FeedRow> numbered = new ArrayList<>();
                    rows.forEach(row -> numbered.add(
                            new FeedRow(numbered.size() + 1, row.key(), row.identifiers(), row.recognition())));
                    return numbered;
                });
    }

    private static ImportPlan plan(Map<String, CustomerId> keys, Map<Identifier, CustomerId> owners, FeedRow... rows) {
        return ImportPlan.of(List.of(rows), keys, owners, ids());
    }

    private static Supplier<CustomerId> ids() {
        int[] last = {0};
        return () -> new CustomerId(new UUID(7, ++last[0]));
    }

    private static FeedRow row(long line, String key, Identifier... identifiers) {
        return new FeedRow(line, key, List.of(identifiers), List.of());
    }
}
