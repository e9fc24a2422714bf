package org.keskio.inventory.application.partner;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.feed.Refused;
import org.keskio.inventory.application.stock.StockFeed;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.Partner;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;

/**
 * Takes what partners have, by GTIN. What they reported is a count of their location: it holds until the next one, less
 * what is promised from it.
 */
@ApplicationScoped
public class PartnerFeed {

    private static final int DEAREST_CENTS = 1_000_00;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

    private final PartnerBook book;
    private final StockFeed stock;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    PartnerFeed(PartnerBook book, StockFeed stock, Mutiny.SessionFactory sessions, Clock clock) {
        this.book = book;
        this.stock = stock;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A line as it came. */
    public record Row(
            long line,
            String gtin,
            String location,
            String quantity,
            String leadTimeDays,
            String costEur,
            String reportedTime) {}

    private record Read(Row row, Gtin gtin, LocationCode location, OptionalInt lead, OptionalInt cost, Instant at) {}

    /** Takes a batch. */
    public Uni<StockFeed.Report> take(List<Row> rows) {
        Instant now = clock.instant();
        List<Refused> refused = new ArrayList<>();
        List<Read> read = new ArrayList<>(rows.size());
        rows.forEach(row -> read(row, now, refused).ifPresent(read::add));
        // Terms first: should the pieces not be kept, the feed is repeated; the other way round fresh pieces would look
        // old.
        return sessions.withStatelessTransaction(tx -> known(tx, read, refused).chain(known -> {
                    List<PartnerBook.Reported> reports = new ArrayList<>();
                    known.forEach((one, sku) -> reports.add(new PartnerBook.Reported(
                            new CellKey(sku, one.location()), one.lead(), one.cost(), one.at())));
                    return (reports.isEmpty() ? Uni.createFrom().voidItem() : book.report(tx, reports, now))
                            .replaceWith(known);
                }))
                .chain(known -> count(known, refused));
    }

    /** The rows of partners and products that are known, in the order of the lines. */
    private Uni<Map<Read, Sku>> known(Mutiny.StatelessSession tx, List<Read> rows, List<Refused> refused) {
        Set<Gtin> gtins = new HashSet<>();
        rows.forEach(row -> gtins.add(row.gtin()));
        return book.list(tx, "", Integer.MAX_VALUE)
                .chain(partners -> book.skus(tx, gtins).map(skus -> {
                    Set<LocationCode> places = new HashSet<>();
                    partners.forEach(known -> places.add(known.partner().location()));
                    Map<Read, Sku> taken = new LinkedHashMap<>();
                    for (Read row : rows) {
                        Sku sku = skus.get(row.gtin());
                        if (!places.contains(row.location())) {
                            refused.add(new Refused(row.row().line(), "location", "is not a partner we know"));
                        } else if (sku == null) {
                            refused.add(new Refused(row.row().line(), "gtin", "is not in the catalogue"));
                        } else {
                            taken.put(row, sku);
                        }
                    }
                    return taken;
                }));
    }

    private Uni<StockFeed.Report> count(Map<Read, Sku> known, List<Refused> refused) {
        List<StockFeed.Row> rows = new ArrayList<>(known.size());
        known.forEach((row, sku) -> rows.add(new StockFeed.Row(
                row.row().line(),
                sku.value(),
                row.location().value(),
                row.row().quantity(),
                "",
                row.row().reportedTime().strip())));
        Uni<StockFeed.Report> counted =
                rows.isEmpty() ? Uni.createFrom().item(new StockFeed.Report(0, 0, List.of())) : stock.take(rows);
        return counted.map(report -> {
            report.refused().forEach(one -> refused.add(new Refused(one.line(), ours(one.field()), one.reason())));
            refused.sort(Comparator.comparingLong(Refused::line));
            return new StockFeed.Report(report.accepted(), report.changed(), List.copyOf(refused));
        });
    }

    /** A field of a stock feed as this feed calls it. */
    private static String ours(String field) {
        return switch (field) {
            case "on_hand" -> "quantity";
            case "counted_time" -> "reported_time";
            case "sku" -> "gtin";
            default -> field;
        };
    }

    private static Optional<Read> read(Row row, Instant now, List<Refused> refused) {
        String field = "gtin";
        try {
            Gtin gtin = Gtin.parse(row.gtin().strip());
            field = "location";
            LocationCode location = new LocationCode(row.location());
            field = "quantity";
            pieces(row.quantity().strip());
            field = "lead_time_days";
            OptionalInt lead = days(row.leadTimeDays().strip());
            field = "cost_eur";
            OptionalInt cost = cents(row.costEur().strip());
            field = "reported_time";
            Instant at = time(row.reportedTime().strip(), now);
            return Optional.of(new Read(row, gtin, location, lead, cost, at));
        } catch (IllegalArgumentException e) {
            refused.add(new Refused(row.line(), field, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Looked at here already: a wrong row must not make older pieces look fresh. */
    private static void pieces(String text) {
        boolean number = !text.isEmpty() && text.length() <= 7 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(text) > Count.MAX) {
            throw new IllegalArgumentException("must be a whole number from 0 to " + Count.MAX);
        }
    }

    private static Instant time(String text, Instant now) {
        if (text.isEmpty()) {
            return now;
        }
        Instant at;
        try {
            at = Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an ISO 8601 instant, e.g. 2026-01-31T18:00:00Z", e);
        }
        if (at.isBefore(OLDEST) || at.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new IllegalArgumentException("must lie between 2000 and now");
        }
        return at;
    }

    private static OptionalInt days(String text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int days = Integer.parseInt(text);
            if (days <= Partner.MOST_LEAD_DAYS) {
                return OptionalInt.of(days);
            }
        }
        throw new IllegalArgumentException("must be a whole number from 0 to " + Partner.MOST_LEAD_DAYS);
    }

    private static OptionalInt cents(String text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.matches("[0-9]{1,4}([.][0-9]{1,2})?")) {
            int cents = new BigDecimal(text).movePointRight(2).intValueExact();
            if (cents <= DEAREST_CENTS) {
                return OptionalInt.of(cents);
            }
        }
        throw new IllegalArgumentException("must be euros from 0 to 1000 with at most two decimals, e.g. 4.50");
    }
}
