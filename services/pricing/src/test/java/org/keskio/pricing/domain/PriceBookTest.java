package org.keskio.pricing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PriceBookTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final PriceBook book = new PriceBook();

    @Test
    void switchesAtTheInstant() {
        publish("FI", 0, entry("A", Tier.PUBLIC, 100));
        publish("FI", 10, entry("A", Tier.PUBLIC, 80));
        book.close(second(20));

        assertThat(price("FI", "A", Tier.PUBLIC, Micros.of(second(10)) - 1)).hasValue(100L);
        assertThat(price("FI", "A", Tier.PUBLIC, Micros.of(second(10)))).hasValue(80L);
    }

    @Test
    void tellsTheNextChange() {
        publish("FI", 0, entry("A", Tier.PUBLIC, 100));
        publish("FI", 30, entry("A", Tier.PUBLIC, 70));
        publish("FI", 10, entry("A", Tier.PUBLIC, 80));
        book.close(second(5));

        BookView.Reader reader = book.view().at("FI", Micros.of(second(5)));

        assertThat(reader.find("A", Tier.PUBLIC)).isTrue();
        assertThat(reader.nextChangeMicros()).isEqualTo(Micros.of(second(10)));
    }

    @Test
    void clubMembersPayThePublicPriceWhereTheClubHasNone() {
        publish("FI", 0, entry("A", Tier.PUBLIC, 100), entry("B", Tier.PUBLIC, 50));
        publish("FI", 0, entry("A", Tier.CLUB, 90));
        book.close(second(1));

        BookView.Reader reader = book.view().at("FI", Micros.of(second(1)));

        assertThat(reader.find("A", Tier.CLUB)).isTrue();
        assertThat(reader.amount()).isEqualTo(90);
        assertThat(reader.tier()).isEqualTo(Tier.CLUB);
        assertThat(reader.find("B", Tier.CLUB)).isTrue();
        assertThat(reader.amount()).isEqualTo(50);
        assertThat(reader.tier()).isEqualTo(Tier.PUBLIC);
    }

    @Test
    void aCorrectionForTheSameInstantWins() {
        publish("FI", 10, entry("A", Tier.PUBLIC, 100));
        publish("FI", 10, entry("A", Tier.PUBLIC, 101));
        book.close(second(10));

        assertThat(price("FI", "A", Tier.PUBLIC, Micros.of(second(10)))).hasValue(101L);
    }

    @Test
    void showsNothingBeforeItIsClosed() {
        publish("FI", 0, entry("A", Tier.PUBLIC, 100));

        assertThat(book.view().revision()).isZero();
        assertThat(book.view().closedToMicros()).isEqualTo(Long.MIN_VALUE);
        assertThat(price("FI", "A", Tier.PUBLIC, Micros.of(second(1)))).isEmpty();
    }

    @Test
    void refusesAGap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        book.apply(new Publication(2, "FI", NOON, "pia", "test"), List.of(entry("A", Tier.PUBLIC, 1))));
    }

    @Test
    void marketsDoNotMix() {
        publish("FI", 0, entry("A", Tier.PUBLIC, 100));
        publish("SE", 0, entry("A", Tier.PUBLIC, 1_100));
        book.close(second(1));

        assertThat(price("FI", "A", Tier.PUBLIC, Micros.of(second(1)))).hasValue(100L);
        assertThat(price("SE", "A", Tier.PUBLIC, Micros.of(second(1)))).hasValue(1_100L);
        assertThat(price("DK", "A", Tier.PUBLIC, Micros.of(second(1)))).isEmpty();
    }

    @Property(tries = 300)
    void agreesWithALookThroughAllPrices(@ForAll("publications") List<Planned> plan) {
        PriceBook packed = new PriceBook();
        List<Naive> all = new ArrayList<>();
        for (Planned each : plan) {
            long revision = packed.revision() + 1;
            packed.apply(
                    new Publication(revision, each.market, second(each.at), "pia", "test"),
                    List.of(new PriceEntry(new Sku(each.sku), each.tier, each.amount)));
            all.add(new Naive(revision, each));
        }
        packed.close(second(100));
        for (String sku : List.of("A", "B", "ÄÖ", "AaAa", "BBBB")) {
            for (long at = -1; at <= 41; at++) {
                long asOf = Micros.of(second(at));
                BookView.Reader reader = packed.view().at("FI", asOf);
                Optional<Long> found = reader.find(sku, Tier.CLUB) ? Optional.of(reader.amount()) : Optional.empty();
                assertThat(found).isEqualTo(naive(all, sku, at));
            }
        }
    }

    @Test
    void holdsManySkusInFewBytes() {
        int skus = 200_000;
        List<PriceEntry> entries = new ArrayList<>();
        for (int i = 0; i < skus; i++) {
            entries.add(entry("TUN-%06d-BLK-M".formatted(i), Tier.PUBLIC, i + 1L));
        }
        for (String market : List.of("FI", "SE", "NO", "DK", "EE")) {
            publish(market, 0, entries.toArray(PriceEntry[]::new));
        }
        book.close(second(1));

        assertThat(book.view().prices()).isEqualTo(5 * skus);
        assertThat((double) book.footprint() / book.view().prices()).isLessThan(40);
        BookView.Reader reader = book.view().at("EE", Micros.of(second(1)));
        for (int i = 0; i < skus; i++) {
            assertThat(reader.find(entries.get(i).sku().value(), Tier.PUBLIC)).isTrue();
            if (reader.amount() != i + 1L) {
                throw new AssertionError("SKU " + i + " costs " + reader.amount());
            }
        }
    }

    @Test
    void readersSeeOneRevisionWhileTheNextIsWritten() throws Exception {
        publish("FI", 0, entry("A", Tier.PUBLIC, 1));
        book.close(second(0));
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Long> read = () -> {
                long reads = 0;
                while (!done.get()) {
                    BookView view = book.view();
                    BookView.Reader reader = view.at("FI", view.closedToMicros());
                    // Revision r makes A cost r, from second r - 1 on, and brings new SKUs.
                    if (!reader.find("A", Tier.PUBLIC)
                            || reader.amount() != view.revision()
                            || reader.hasNextChange()) {
                        throw new AssertionError("At revision " + view.revision() + " A costs " + reader.amount());
                    }
                    reads++;
                }
                return reads;
            };
            List<Future<Long>> readers = List.of(threads.submit(read), threads.submit(read));
            for (int revision = 2; revision < 3_000; revision++) {
                List<PriceEntry> entries = new ArrayList<>();
                for (int i = 0; i < 30; i++) {
                    entries.add(entry("NEW-" + revision + "-" + i, Tier.PUBLIC, 5));
                }
                entries.add(entry("A", Tier.PUBLIC, revision));
                publish("FI", revision - 1, entries.toArray(PriceEntry[]::new));
                book.close(second(revision - 1));
            }
            done.set(true);
            for (Future<Long> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            done.set(true);
        }
    }

    @Provide
    Arbitrary<List<Planned>> publications() {
        return Combinators.combine(
                        Arbitraries.of("FI", "SE"),
                        Arbitraries.of("A", "B", "ÄÖ", "AaAa", "BBBB"), // the last two have the same hash
                        Arbitraries.of(Tier.class),
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.longs().between(1, 1_000))
                .as(Planned::new)
                .list()
                .ofMaxSize(40);
    }

    private static Optional<Long> naive(List<Naive> all, String sku, long at) {
        return newest(all, sku, Tier.CLUB, at).or(() -> newest(all, sku, Tier.PUBLIC, at));
    }

    private static Optional<Long> newest(List<Naive> all, String sku, Tier tier, long at) {
        return all.stream()
                .filter(each -> each.planned.market.equals("FI") && each.planned.sku.equals(sku))
                .filter(each -> each.planned.tier == tier && each.planned.at <= at)
                .max(Comparator.comparingLong((Naive each) -> each.planned.at).thenComparingLong(each -> each.revision))
                .map(each -> each.planned.amount);
    }

    private Optional<Long> price(String market, String sku, Tier tier, long asOf) {
        BookView.Reader reader = book.view().at(market, asOf);
        return reader.find(sku, tier) ? Optional.of(reader.amount()) : Optional.empty();
    }

    private void publish(String market, long at, PriceEntry... entries) {
        book.apply(new Publication(book.revision() + 1, market, second(at), "pia", "test"), List.of(entries));
    }

    private static PriceEntry entry(String sku, Tier tier, long amount) {
        return new PriceEntry(new Sku(sku), tier, amount);
    }

    private static Instant second(long number) {
        return NOON.plusSeconds(number);
    }

    private record Planned(String market, String sku, Tier tier, long at, long amount) {}

    private record Naive(long revision, Planned planned) {}
}
