package org.keskio.inventory.application.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Ask;
import org.keskio.inventory.domain.plan.Home;
import org.keskio.inventory.domain.plan.Money;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Places;
import org.keskio.inventory.domain.plan.Way;
import org.keskio.inventory.domain.send.Address;
import org.keskio.inventory.domain.send.Basket;
import org.keskio.inventory.domain.send.Choice;
import org.keskio.inventory.domain.send.DeclineCause;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.Item;
import org.keskio.inventory.domain.send.NotFoundCause;
import org.keskio.inventory.domain.send.OrderNumber;
import org.keskio.inventory.domain.send.Payment;
import org.keskio.inventory.domain.send.ReturnCondition;
import org.keskio.inventory.domain.send.Route;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.StepMark;
import org.keskio.inventory.domain.send.WhyNot;
import org.keskio.inventory.domain.stock.Movement;
import org.keskio.inventory.domain.stock.StockCell;

/** Whatever people do to orders, in whatever order: each is in one state, and every held piece belongs to one. */
class SendOrdersModelTest {

    private static final UUID CUSTOMER = new UUID(7, 7);

    /** What somebody does. */
    enum Act {
        ORDER,
        COUNT,
        /** Whatever comes next when all goes well. */
        ADVANCE,
        ACCEPT,
        PACK,
        SHIP,
        RECEIVE,
        DELIVER,
        COLLECT,
        CANCEL,
        NOT_FOUND,
        DAMAGED,
        DECLINE,
        REFUND,
        WAIT,
        TRY_AGAIN,
        BRING_BACK,
        BRING_BACK_DAMAGED,
        SWEEP,
        WAIT_AN_HOUR,
        WAIT_A_DAY
    }

    /** An act on one of the orders, by somebody; {@code who} picks a store, the customer or our own services. */
    record Command(Act act, int order, int who, int pick) {}

    @Provide
    Arbitrary<List<Command>> commands() {
        // Most of the time by those who may: else orders would hardly get on.
        Arbitrary<Integer> who = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(-1)),
                Tuple.of(1, Arbitraries.integers().between(0, 5)));
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.of(Act.class)),
                                Tuple.of(1, Arbitraries.of(Act.ADVANCE, Act.ADVANCE, Act.ORDER))),
                        Arbitraries.integers().between(0, 3),
                        who,
                        Arbitraries.integers().between(0, 7))
                .as(Command::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    @Property(tries = 300)
    void eachOrderIsInOneStateAndEveryHeldPieceBelongsToOne(@ForAll("commands") List<Command> commands) {
        SmallShop shop = new SmallShop();
        SmallShop.PLACES.forEach(place -> shop.count(place.code(), 1));
        for (Command command : commands) {
            apply(shop, command);
            check(shop);
        }
        shop.orders.values().forEach(order -> Statistics.label("end").collect(order.state()));
        shop.stories.values().stream()
                .flatMap(List::stream)
                .forEach(step -> Statistics.label("step").collect(step.mark()));
        // A model that never gets anywhere proves nothing.
        Statistics.label("step").coverage(coverage -> {
            for (StepMark mark : EnumSet.complementOf(EnumSet.of(StepMark.EXPIRED))) {
                coverage.check(mark).count(count -> count > 0);
            }
        });
    }

    private static void apply(SmallShop shop, Command command) {
        try {
            act(shop, command);
        } catch (Overtaken e) {
            // Somebody else was faster; the caller looks again.
        }
    }

    private static void act(SmallShop shop, Command command) {
        List<SendOrder> all = List.copyOf(shop.orders.values());
        switch (command.act()) {
            case ORDER -> order(shop, command);
            case COUNT -> shop.count(SmallShop.PLACES.get(command.order()).code(), command.pick() % 3);
            case WAIT_AN_HOUR -> shop.now = shop.now.plus(Duration.ofHours(1));
            case WAIT_A_DAY -> shop.now = shop.now.plus(Duration.ofDays(1));
            case SWEEP -> sweep(shop, all);
            case ADVANCE,
                    ACCEPT,
                    PACK,
                    SHIP,
                    RECEIVE,
                    DELIVER,
                    COLLECT,
                    CANCEL,
                    NOT_FOUND,
                    DAMAGED,
                    DECLINE,
                    REFUND,
                    WAIT,
                    TRY_AGAIN,
                    BRING_BACK,
                    BRING_BACK_DAMAGED -> {
                if (!all.isEmpty()) {
                    SendOrder order = all.get(command.order() % all.size());
                    step(shop, order, command.act() == Act.ADVANCE ? next(order, command) : command);
                }
            }
        }
    }

    private static Command next(SendOrder order, Command command) {
        Act act = switch (order) {
            case SendOrder.Reserved _ -> Act.ACCEPT;
            case SendOrder.Picking _ -> Act.PACK;
            case SendOrder.Packed _ -> Act.SHIP;
            case SendOrder.InTransit moving -> moving.goesToAStore() ? Act.RECEIVE : Act.DELIVER;
            case SendOrder.ReadyForPickup _ -> Act.COLLECT;
            case SendOrder.AwaitingChoice _ -> Act.TRY_AGAIN;
            case SendOrder.Ended _ -> Act.BRING_BACK;
        };
        return new Command(act, command.order(), -1, command.pick());
    }

    private static void step(SmallShop shop, SendOrder order, Command command) {
        UUID id = order.details().id();
        long version = order.details().version();
        Actor actor = actor(order, command);
        StepResult result = done(
                switch (command.act()) {
                    case ACCEPT -> shop.moves.accept(shop.tx, id, actor);
                    case PACK -> shop.moves.pack(shop.tx, id, actor);
                    case SHIP -> shop.moves.ship(shop.tx, id, "JJFI1", actor);
                    case RECEIVE -> shop.moves.receive(shop.tx, id, actor);
                    case DELIVER -> shop.moves.deliver(shop.tx, id, actor);
                    case CANCEL -> shop.moves.cancel(shop.tx, id, "", actor);
                    case COLLECT -> collect(shop, order, actor);
                    case NOT_FOUND -> leave(shop, id, new WhyNot.NotFound(NotFoundCause.SHELF_EMPTY, ""), actor);
                    case DAMAGED -> leave(shop, id, new WhyNot.NotFound(NotFoundCause.DAMAGED, "torn"), actor);
                    case DECLINE -> leave(shop, id, new WhyNot.Declined(DeclineCause.BUSY, ""), actor);
                    case REFUND -> shop.decide.decide(shop.tx, id, Choice.REFUND, actor);
                    case WAIT -> shop.decide.decide(shop.tx, id, Choice.WAIT, actor);
                    case TRY_AGAIN -> shop.decide.decide(shop.tx, id, Choice.TRY_AGAIN, actor);
                    case BRING_BACK -> bringBack(shop, id, ReturnCondition.SELLABLE, actor);
                    case BRING_BACK_DAMAGED -> bringBack(shop, id, ReturnCondition.DAMAGED, actor);
                    case ORDER, COUNT, ADVANCE, SWEEP, WAIT_AN_HOUR, WAIT_A_DAY ->
                        throw new IllegalArgumentException(command.toString());
                });
        SendOrder after = Objects.requireNonNull(shop.orders.get(id));
        if (result instanceof StepResult.Moved moved) {
            assertThat(moved.order().order()).isEqualTo(after);
        } else {
            assertThat(after).as("who is refused changes nothing").isEqualTo(order);
            assertThat(after.details().version()).isEqualTo(version);
        }
    }

    private static Uni<StepResult> leave(SmallShop shop, UUID id, WhyNot why, Actor actor) {
        return shop.leaveSource.leave(shop.tx, id, why, actor);
    }

    private static Uni<StepResult> bringBack(SmallShop shop, UUID id, ReturnCondition condition, Actor actor) {
        return shop.moves.bringBack(shop.tx, id, Places.ESPOO.code(), condition, "", actor);
    }

    /** The code that the customer was told. */
    private static Uni<StepResult> collect(SmallShop shop, SendOrder order, Actor actor) {
        return shop.told.getOrDefault(order.details().id(), List.of()).stream()
                .flatMap(move -> move.code().stream())
                .reduce((_, last) -> last)
                .filter(_ -> order instanceof SendOrder.ReadyForPickup)
                .map(code -> shop.moves.collect(shop.tx, ((SendOrder.ReadyForPickup) order).store(), code, actor))
                .orElse(Uni.createFrom().item(new StepResult.WrongCode()));
    }

    private static void sweep(SmallShop shop, List<SendOrder> all) {
        for (SendOrder order : all) {
            UUID id = order.details().id();
            var unused = switch (order) {
                case SendOrder.Sought _ -> done(shop.promises.review(shop.tx, id));
                case SendOrder.AwaitingChoice choice ->
                    shop.now.isBefore(choice.chooseBy())
                            ? done(shop.promises.fill(shop.tx, id))
                            : done(shop.promises.giveUp(shop.tx, id));
                case SendOrder.Packed _, SendOrder.InTransit _, SendOrder.ReadyForPickup _, SendOrder.Ended _ -> false;
            };
        }
    }

    private static void order(SmallShop shop, Command command) {
        Location store = Places.HELSINKI;
        Home home = new Home("FI", store.position(), store.timeZone());
        List<Option> options =
                shop.planner.options(new Ask(1, 400, store, home, SmallShop.EUR), shop.sourcesOf(1), shop.now);
        if (options.isEmpty() || shop.orders.size() >= 4) {
            return;
        }
        Option option = options.get((command.order() * 8 + command.pick()) % options.size());
        Money price = new Money(12990, SmallShop.EUR);
        UUID id = new UUID(1, shop.orders.size() + 1L);
        SendOrder.Reserved order = new SendOrder.Reserved(new Details(
                id,
                new OrderNumber("S-4K7Q2M"),
                new Item(SmallShop.SKU, "Shirt", "Paita", "Tröja", "Black, M", "", 400, 1),
                Route.of(option),
                store.code(),
                CUSTOMER,
                option.way() == Way.SHIP_HOME
                        ? Optional.of(new Address("Aino Virtanen", "Hämeentie 5", "00500", "Helsinki", "FI"))
                        : Optional.empty(),
                option.start(),
                option.end(),
                new Payment(new UUID(3, 3), price, price, "till-1"),
                new Basket(id, 1),
                "",
                List.of(),
                shop.now,
                1,
                List.of()));
        done(shop.progress.begin(shop.tx, order, "clerk", shop.now));
    }

    /** Whoever may do it, if {@code who} is negative; else somebody. */
    private static Actor actor(SendOrder order, Command command) {
        if (command.who() == 5) {
            return new Actor("customer", Optional.empty(), Optional.of(CUSTOMER), false);
        }
        if (command.who() == 4 || command.who() < 0 && command.act() == Act.DELIVER) {
            return new Actor("service", Optional.empty(), Optional.empty(), true);
        }
        Details details = order.details();
        LocationCode store = command.who() >= 0
                ? SmallShop.PLACES.get(command.who()).code()
                : switch (command.act()) {
                    case RECEIVE -> details.route().destination().orElse(details.orderingStore());
                    case REFUND, WAIT, TRY_AGAIN, CANCEL -> details.orderingStore();
                    default -> details.route().source();
                };
        return new Actor("clerk", Optional.of(store), Optional.empty(), false);
    }

    private static <T> T done(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }

    private static void check(SmallShop shop) {
        for (Location place : SmallShop.PLACES) {
            StockCell cell = shop.cell(place.code());
            long held = shop.orders.values().stream()
                    .filter(order -> order.heldAt().filter(place.code()::equals).isPresent())
                    .count();
            assertThat(cell.reserved()).as("held at %s", place.code()).isEqualTo((int) held);
            assertThat(cell.allocated()).isEqualTo((int) held);
            List<Movement> lines = shop.ledger.stream()
                    .filter(line -> line.cell().equals(cell.key()))
                    .toList();
            assertThat(lines.stream().mapToInt(Movement::onHandChange).sum()).isEqualTo(cell.onHand());
            assertThat(lines.stream().mapToInt(Movement::reservedChange).sum()).isEqualTo(cell.reserved());
        }
        shop.orders.values().forEach(order -> checkOrder(shop, order));
    }

    private static void checkOrder(SmallShop shop, SendOrder order) {
        Details details = order.details();
        List<Tracked.TakenStep> story = shop.stories.getOrDefault(details.id(), List.of());
        assertThat(story).as("versions are dense").hasSize((int) details.version());
        Set<StepMark> last = EnumSet.of(StepMark.of(order.state()));
        if (order instanceof SendOrder.Reserved) {
            last.add(StepMark.RESOURCED);
        }
        assertThat(last).contains(story.getLast().mark());
        List<Long> versions = new ArrayList<>(shop.told.getOrDefault(details.id(), List.of()).stream()
                .map(move -> move.order().details().version())
                .toList());
        assertThat(versions)
                .as("each step is told once")
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(versions.getLast()).isEqualTo(details.version());
        assertThat(order.deadline().isEmpty()).isEqualTo(order instanceof SendOrder.Ended);
        if (order instanceof SendOrder.Sought) {
            assertThat(details.declinedAt())
                    .as("who would not do it is not asked again")
                    .doesNotContain(details.route().source());
        }
        if (order instanceof SendOrder.Ended) {
            assertThat(details.deliverTo()).isEmpty();
        }
    }
}
