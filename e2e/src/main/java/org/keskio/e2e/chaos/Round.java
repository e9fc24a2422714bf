package org.keskio.e2e.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.local.Service;
import org.keskio.local.suite.SmallSuite;

/** One round: clerks at work, parts killed under them, and then, when all is calm, every promise looked at. */
final class Round {

    /** How many clerks work at once. */
    static final int CLERKS = 9;

    private static final int TURNS = 10;
    // Each clerk plans and taps for the rush, and then asks once a turn at least.
    private static final int QUESTIONS = CLERKS * (2 + TURNS);

    private final SmallSuite suite;
    private final Wire wire;
    private final Topic topic;
    private final Told told;

    Round(SmallSuite suite, Wire wire, Topic topic, Told told) {
        this.suite = suite;
        this.wire = wire;
        this.topic = topic;
        this.told = told;
    }

    /** Plays the round of this number; with {@code seed} it decides everything that is chosen. */
    Outcome play(int number, long seed) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        Random random = new Random(seed * 1_000_003 + number);
        Calls calls = new Calls(wire);
        try (Connection database = suite.database(Service.INVENTORY_SEARCH)) {
            // What is short depends on how threads took turns: it must not change what else is chosen.
            new Retailer(wire, calls, told).restock(new Random(random.nextLong()), database);
        }
        Count before = Count.of(told, topic);
        List<Kill> kills = Kill.chosen(random, QUESTIONS);
        work(number, random, calls, kills);
        List<Broken> broken = new ArrayList<>(calls.surprises());
        broken.addAll(new Calm(suite, topic, new Reconciled(wire)).await());
        broken.addAll(check());
        Count after = Count.of(told, topic);
        return after.since(before, number, seed, kills, calls.repeats(), (System.nanoTime() - began) / 1e9, broken);
    }

    private void work(int number, Random random, Calls calls, List<Kill> kills) throws InterruptedException {
        List<Clerk> clerks = IntStream.range(0, CLERKS)
                .mapToObj(n -> new Clerk(
                        Retailer.STORES.get(n % Retailer.STORES.size()),
                        new Random(random.nextLong()),
                        wire,
                        calls,
                        told,
                        topic))
                .toList();
        AtomicBoolean over = new AtomicBoolean();
        int begun = calls.begun();
        try (Killer killer = new Killer(suite);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            killer.plan(kills, () -> calls.begun() - begun, over::get);
            rush(threads, clerks, Retailer.RARE.get(number % Retailer.RARE.size()));
            all(threads, clerks, clerk -> {
                clerk.work(TURNS);
                return true;
            });
            over.set(true);
            killer.finish();
        }
    }

    /** All want the one piece of the same product: all are shown it, then all tap. */
    private static void rush(ExecutorService threads, List<Clerk> clerks, String sku) throws InterruptedException {
        List<BasketLine> one = List.of(Clerk.line(sku, 1));
        List<Optional<PlanSendResponse>> shown = all(threads, clerks, clerk -> clerk.ask(one));
        all(threads, clerks, clerk -> {
            shown.get(clerks.indexOf(clerk)).ifPresent(plans -> clerk.tap(one, plans));
            return true;
        });
    }

    private interface Task<T> {
        T by(Clerk clerk);
    }

    private static <T> List<T> all(ExecutorService threads, List<Clerk> clerks, Task<T> task)
            throws InterruptedException {
        List<Callable<T>> calls = new ArrayList<>();
        clerks.forEach(clerk -> calls.add(() -> task.by(clerk)));
        List<T> results = new ArrayList<>();
        for (Future<T> one : threads.invokeAll(calls)) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return results;
    }

    private List<Broken> check() throws SQLException {
        List<Broken> broken = new ArrayList<>();
        try (Connection inventory = suite.database(Service.INVENTORY_SEARCH);
                Connection pricing = suite.database(Service.PRICING)) {
            // Time moves orders too: all questions are about one moment.
            inventory.setAutoCommit(false);
            inventory.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            broken.addAll(StockPromises.check(inventory, told));
            broken.addAll(OrderPromises.check(inventory));
            broken.addAll(ClientPromises.check(inventory, told));
            broken.addAll(FactPromises.check(inventory, pricing, topic));
            inventory.rollback();
        }
        broken.addAll(new Reconciled(wire).check());
        return broken;
    }
}
