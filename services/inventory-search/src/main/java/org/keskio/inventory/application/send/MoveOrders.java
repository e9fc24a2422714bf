package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.PlanPolicy;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.PickupCode;
import org.keskio.inventory.domain.send.PickupLock;
import org.keskio.inventory.domain.send.ReturnCondition;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.Step;

/** The steps of an order that stores, carriers and time take. */
@ApplicationScoped
public class MoveOrders {

    private static final String SYSTEM = "system";

    private final SendOrders orders;
    private final Progress progress;
    private final PlanPolicy policy;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    MoveOrders(SendOrders orders, Progress progress, PlanPolicy policy, RandomGenerator random, Clock clock) {
        this.orders = orders;
        this.progress = progress;
        this.policy = policy;
        this.random = random;
        this.clock = clock;
    }

    /** Somebody at the source goes to get it. */
    public Uni<StepResult> accept(Mutiny.StatelessSession tx, UUID id, Actor actor) {
        return step(
                tx,
                id,
                actor,
                Actor::isSource,
                order -> order instanceof SendOrder.Reserved reserved
                        ? Optional.of(Uni.createFrom().item(Next.of(reserved.accept())))
                        : Optional.empty());
    }

    /** The source has it ready. */
    public Uni<StepResult> pack(Mutiny.StatelessSession tx, UUID id, Actor actor) {
        return step(
                tx,
                id,
                actor,
                Actor::isSource,
                order -> order instanceof SendOrder.Picking picking
                        ? Optional.of(
                                picking.waitsHere()
                                        ? putAside(tx, picking)
                                        : Uni.createFrom().item(Next.of(picking.pack())))
                        : Optional.empty());
    }

    private Uni<Next> putAside(Mutiny.StatelessSession tx, SendOrder.Picking picking) {
        return newCode(tx, picking.details().route().source())
                .map(code -> new Next(picking.putAside(PickupLock.with(code, random), collectBy()), Optional.of(code)));
    }

    /** The carrier took it. */
    public Uni<StepResult> ship(Mutiny.StatelessSession tx, UUID id, String trackingNumber, Actor actor) {
        return step(
                tx,
                id,
                actor,
                Actor::isSource,
                order -> order instanceof SendOrder.Packed packed
                        ? Optional.of(Uni.createFrom().item(Next.of(packed.ship(trackingNumber))))
                        : Optional.empty());
    }

    /** It arrived at the store where the customer collects. */
    public Uni<StepResult> receive(Mutiny.StatelessSession tx, UUID id, Actor actor) {
        return step(
                tx,
                id,
                actor,
                Actor::isDestination,
                order -> order instanceof SendOrder.InTransit moving && moving.goesToAStore()
                        ? Optional.of(receive(tx, moving))
                        : Optional.empty());
    }

    private Uni<Next> receive(Mutiny.StatelessSession tx, SendOrder.InTransit moving) {
        return newCode(tx, moving.details().route().destination().orElseThrow())
                .map(code -> new Next(moving.receive(PickupLock.with(code, random), collectBy()), Optional.of(code)));
    }

    /** The carrier says that the customer has it. */
    public Uni<StepResult> deliver(Mutiny.StatelessSession tx, UUID id, Actor actor) {
        return step(
                tx,
                id,
                actor,
                (who, order) -> who.trusted(),
                order -> order instanceof SendOrder.InTransit moving && !moving.goesToAStore()
                        ? Optional.of(Uni.createFrom().item(Next.of(moving.deliver())))
                        : Optional.empty());
    }

    /** Called off by the customer or a store that has a part in it. */
    public Uni<StepResult> cancel(Mutiny.StatelessSession tx, UUID id, String reason, Actor actor) {
        return step(tx, id, actor, (who, order) -> who.trusted() || who.takesPart(order) || who.owns(order), order -> {
            LocationCode at = actor.at(order.details());
            Optional<Step> step = switch (order) {
                case SendOrder.Cancellable open -> Optional.of(open.cancel(at, reason));
                case SendOrder.ReadyForPickup ready when ready.isAtTheSource() -> Optional.of(ready.cancel(at, reason));
                case SendOrder.ReadyForPickup _, SendOrder.InTransit _, SendOrder.Ended _ -> Optional.empty();
            };
            return step.map(taken -> Uni.createFrom().item(Next.of(taken)));
        });
    }

    /** The customer brought it back, to whatever store. */
    public Uni<StepResult> bringBack(
            Mutiny.StatelessSession tx,
            UUID id,
            LocationCode store,
            ReturnCondition condition,
            String reason,
            Actor actor) {
        return step(
                tx,
                id,
                actor,
                (who, order) -> true,
                order -> order instanceof SendOrder.Returnable had
                        ? Optional.of(Uni.createFrom().item(Next.of(had.bringBack(store, condition, reason))))
                        : Optional.empty());
    }

    /** The customer shows the code at the store. */
    public Uni<StepResult> collect(Mutiny.StatelessSession tx, LocationCode store, PickupCode code, Actor actor) {
        Instant now = clock.instant();
        return orders.waitingAt(tx, store).chain(waiting -> {
            Optional<SendOrder.ReadyForPickup> parcel =
                    waiting.stream().filter(order -> order.lock().opens(code)).findFirst();
            return parcel.isEmpty()
                    ? Uni.createFrom().item(new StepResult.WrongCode())
                    : orders.lock(tx, parcel.get().details().id())
                            .chain(locked -> locked.orElse(parcel.get()) instanceof SendOrder.ReadyForPickup ready
                                    ? record(tx, Next.of(ready.collect()), actor.subject(), now)
                                    : Uni.createFrom().item(new StepResult.WrongCode()));
        });
    }

    /** Gives back what nobody collected; returns how many orders ended. */
    public Uni<Integer> expireUncollected(Mutiny.StatelessSession tx, int limit) {
        Instant now = clock.instant();
        return orders.lockUncollected(tx, now, limit).chain(due -> {
            Uni<Void> all = Uni.createFrom().voidItem();
            for (SendOrder.ReadyForPickup order : due) {
                all = all.chain(() -> progress.record(tx, order.expire(), Optional.empty(), SYSTEM, now));
            }
            return all.replaceWith(due.size());
        });
    }

    /** A code that no other parcel at the store has. */
    private Uni<PickupCode> newCode(Mutiny.StatelessSession tx, LocationCode store) {
        return orders.waitingAt(tx, store).map(waiting -> {
            PickupCode code = PickupCode.random(random);
            while (isTaken(code, waiting)) {
                code = PickupCode.random(random);
            }
            return code;
        });
    }

    private static boolean isTaken(PickupCode code, List<SendOrder.ReadyForPickup> waiting) {
        return waiting.stream().anyMatch(order -> order.lock().opens(code));
    }

    private Instant collectBy() {
        return clock.instant().plus(policy.collectWithin());
    }

    /** Ask, decide, record. */
    private Uni<StepResult> step(
            Mutiny.StatelessSession tx,
            UUID id,
            Actor actor,
            BiPredicate<Actor, Details> may,
            Function<SendOrder, Optional<Uni<Next>>> decide) {
        Instant now = clock.instant();
        return orders.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new StepResult.NoSuchOrder());
            }
            SendOrder order = found.get();
            if (!may.test(actor, order.details())) {
                return Uni.createFrom().item(StepResult.notFor(actor, order));
            }
            Optional<Uni<Next>> next = decide.apply(order);
            return next.isEmpty()
                    ? Uni.createFrom().item(new StepResult.NotNow(order.state()))
                    : next.get().chain(taken -> record(tx, taken, actor.subject(), now));
        });
    }

    private Uni<StepResult> record(Mutiny.StatelessSession tx, Next next, String by, Instant now) {
        UUID id = next.step().after().details().id();
        return progress.record(tx, next.step(), next.code(), by, now)
                .chain(() -> orders.find(tx, id))
                .map(order -> new StepResult.Moved(order.orElseThrow()));
    }

    private record Next(Step step, Optional<PickupCode> code) {

        static Next of(Step step) {
            return new Next(step, Optional.empty());
        }
    }
}
