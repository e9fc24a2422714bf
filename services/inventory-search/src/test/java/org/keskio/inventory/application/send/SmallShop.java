package org.keskio.inventory.application.send;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.chance.ChanceModels;
import org.keskio.inventory.application.chance.CurrentChance;
import org.keskio.inventory.application.chance.Findings;
import org.keskio.inventory.application.chance.NotePick;
import org.keskio.inventory.application.demand.LostDemands;
import org.keskio.inventory.application.demand.RecordDemand;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.stock.StockBook;
import org.keskio.inventory.application.stock.StockFacts;
import org.keskio.inventory.application.stock.StockLedger;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.CarrierTable;
import org.keskio.inventory.domain.plan.Holidays;
import org.keskio.inventory.domain.plan.Home;
import org.keskio.inventory.domain.plan.Places;
import org.keskio.inventory.domain.plan.PlanPolicy;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.SourcingPolicy;
import org.keskio.inventory.domain.send.Address;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;
import org.keskio.inventory.domain.stock.Movement;
import org.keskio.inventory.domain.stock.StockCell;
import org.keskio.inventory.domain.stock.StockChange;

/** The use cases of send orders over books that are kept in memory, with one product. */
final class SmallShop {

    static final Sku SKU = new Sku("TUN-0001-BLK-M");
    static final List<Location> PLACES = List.of(Places.HELSINKI, Places.ESPOO, Places.TAMPERE, Places.WAREHOUSE);
    static final Currency EUR = Currency.getInstance("EUR");

    final Map<UUID, SendOrder> orders = new LinkedHashMap<>();
    final Map<UUID, List<Tracked.TakenStep>> stories = new HashMap<>();
    final Map<UUID, List<SendFacts.Move>> told = new HashMap<>();
    final Map<CellKey, StockCell> cells = new HashMap<>();
    final List<Movement> ledger = new ArrayList<>();
    int notFilled;
    Instant now = Instant.parse("2026-11-23T08:00:00Z");

    private final SendSettings settings = only(
            SendSettings.class,
            Map.of(
                    "acceptBefore", _ -> Duration.ofMinutes(30),
                    "overdueAtMost", _ -> Duration.ofDays(1),
                    "chooseWithin", _ -> Duration.ofDays(2)));
    private final SendOrders book = only(
            SendOrders.class,
            Map.of(
                    "add", asked -> keep((SendOrder) asked[1], List.of((Tracked.TakenStep) asked[2])),
                    "move", asked -> keep((SendOrder) asked[1], steps(asked[2])),
                    "lock", asked -> Uni.createFrom().item(Optional.ofNullable(orders.get((UUID) asked[1]))),
                    "find",
                            asked -> Uni.createFrom()
                                    .item(Optional.ofNullable(orders.get((UUID) asked[1]))
                                            .map(order -> new Tracked(
                                                    order, stories.getOrDefault((UUID) asked[1], List.of())))),
                    "waitingAt", asked -> Uni.createFrom().item(waitingAt((LocationCode) asked[1])),
                    "reviewAgain", _ -> Uni.createFrom().voidItem()));
    private final SendFacts facts = only(
            SendFacts.class,
            Map.of(
                    "moved", asked -> tell((SendFacts.Move) asked[1]),
                    "notFilled",
                            _ -> {
                                notFilled++;
                                return Uni.createFrom().voidItem();
                            }));
    private final Locations locations = only(
            Locations.class,
            Map.of(
                    "all", _ -> PLACES,
                    "find",
                            asked -> PLACES.stream()
                                    .filter(place -> place.code().equals(asked[0]))
                                    .findFirst()));
    private final StockBook stock = only(
            StockBook.class,
            Map.of(
                    "lock", asked -> Uni.createFrom().item(locked((Collection<?>) asked[1])),
                    "create", _ -> Uni.createFrom().voidItem(),
                    "save", asked -> save((List<?>) asked[1])));

    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    final Mutiny.StatelessSession tx = only(Mutiny.StatelessSession.class, Map.of());
    final Planner planner = new Planner(
            PlanPolicy.DEFAULT,
            () -> SourcingPolicy.DEFAULT,
            CarrierTable.parse(
                    List.of("lane,FI,FI,99999,1,4.90,0.35", "lane,*,=,99999,3,6,1", "lane,*,*,99999,5,20,1")),
            new Holidays());
    private final CurrentChance chance = new CurrentChance(
            only(ChanceModels.class, Map.of()), only(Mutiny.SessionFactory.class, Map.of()), new SimpleMeterRegistry());
    final Progress progress = new Progress(
            new StockLedger(
                    stock,
                    only(
                            StockFacts.class,
                            Map.of("changed", _ -> Uni.createFrom().voidItem()))),
            book,
            facts,
            (_, _, _, _) -> Uni.createFrom().voidItem(),
            new NotePick(
                    only(Findings.class, Map.of("of", _ -> Uni.createFrom().item(Optional.empty()))),
                    chance,
                    locations));
    private final WhoSupplies suppliers = new WhoSupplies() {
        @Override
        public Uni<List<Source>> sources(Mutiny.StatelessSession session, Sku sku, int quantity, Instant at) {
            return Uni.createFrom().item(sourcesOf(quantity));
        }

        @Override
        public Home home(Location store, Optional<Address> deliverTo) {
            return new Home(store.country(), store.position(), store.timeZone());
        }
    };
    private final RecordDemand demand = new RecordDemand(
            only(LostDemands.class, Map.of("add", _ -> Uni.createFrom().item(Set.of()))),
            (_, _) -> Uni.createFrom().voidItem());
    private final Replacements replacements =
            new Replacements(book, suppliers, locations, progress, demand, planner, settings);
    final MoveOrders moves = new MoveOrders(book, progress, PlanPolicy.DEFAULT, new Random(1), clock);
    final LeaveSource leaveSource = new LeaveSource(book, replacements, clock);
    final DecideUnfilled decide = new DecideUnfilled(book, replacements, clock);
    final KeepPromises promises = new KeepPromises(book, replacements, settings, clock);

    /** Who could supply now. */
    List<Source> sourcesOf(int quantity) {
        return PLACES.stream()
                .filter(place -> cell(place.code()).available() >= quantity)
                .map(place -> new Source(
                        place,
                        cell(place.code()).available(),
                        cell(place.code()).lastCount().map(Count::at),
                        0,
                        0))
                .toList();
    }

    /** The stock at a place. */
    StockCell cell(LocationCode place) {
        CellKey key = new CellKey(SKU, place);
        return cells.getOrDefault(key, StockCell.none(key));
    }

    /** Somebody counts. */
    void count(LocationCode place, int pieces) {
        StockChange change = cell(place).counted(new Count(pieces, now), 0, OptionalInt.empty(), "count");
        save(List.of(change));
    }

    private Uni<Void> save(List<?> changes) {
        for (Object each : changes) {
            StockChange change = (StockChange) each;
            cells.put(change.after().key(), change.after());
            ledger.addAll(change.movements());
        }
        return Uni.createFrom().voidItem();
    }

    private Map<CellKey, StockCell> locked(Collection<?> keys) {
        Map<CellKey, StockCell> found = new HashMap<>();
        keys.forEach(key -> found.put((CellKey) key, cell(((CellKey) key).location())));
        return found;
    }

    private Uni<Void> keep(SendOrder order, List<Tracked.TakenStep> steps) {
        orders.put(order.details().id(), order);
        stories.computeIfAbsent(order.details().id(), _ -> new ArrayList<>()).addAll(steps);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> tell(SendFacts.Move move) {
        told.computeIfAbsent(move.order().details().id(), _ -> new ArrayList<>())
                .add(move);
        return Uni.createFrom().voidItem();
    }

    private List<SendOrder.ReadyForPickup> waitingAt(LocationCode store) {
        return orders.values().stream()
                .filter(SendOrder.ReadyForPickup.class::isInstance)
                .map(SendOrder.ReadyForPickup.class::cast)
                .filter(order -> order.store().equals(store))
                .toList();
    }

    private static List<Tracked.TakenStep> steps(Object list) {
        return ((List<?>) list).stream().map(Tracked.TakenStep.class::cast).toList();
    }

    /** Of a port, only the methods that these tests need; any other call is a mistake of the test. */
    private static <T> T only(Class<T> port, Map<String, Function<Object[], Object>> methods) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, asked) -> {
            Function<Object[], Object> known = methods.get(method.getName());
            if (known == null) {
                throw new UnsupportedOperationException(port.getSimpleName() + "." + method.getName());
            }
            return known.apply(asked == null ? new Object[0] : asked);
        }));
    }
}
