package org.keskio.inventory.application.stock;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Does many things of a kind in one go: what arrives while a group is under way forms the next one. Nobody waits for
 * company: alone, a thing is done at once.
 */
final class Groups<A, R> {

    private final int most;
    private final Function<List<A>, Uni<List<R>>> work;
    private final Deque<Waiting<A, R>> waiting = new ArrayDeque<>();
    private boolean busy;

    private record Waiting<A, R>(A ask, UniEmitter<? super R> answer) {}

    /** @param work does a group and answers in its order */
    Groups(int most, Function<List<A>, Uni<List<R>>> work) {
        this.most = most;
        this.work = work;
    }

    /** Does it with whoever else is waiting. */
    Uni<R> join(A ask) {
        return Uni.createFrom().emitter(answer -> {
            List<Waiting<A, R>> group;
            synchronized (waiting) {
                waiting.add(new Waiting<>(ask, answer));
                group = busy ? List.of() : next();
            }
            run(group);
        });
    }

    private List<Waiting<A, R>> next() {
        List<Waiting<A, R>> group = new ArrayList<>(Math.min(most, waiting.size()));
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        busy = !group.isEmpty();
        return group;
    }

    private void run(List<Waiting<A, R>> group) {
        if (!group.isEmpty()) {
            Uni.createFrom()
                    .deferred(() -> work.apply(group.stream().map(Waiting::ask).toList()))
                    .subscribe()
                    .with(answers -> answer(group, answers), error -> fail(group, error));
        }
    }

    private void answer(List<Waiting<A, R>> group, List<R> answers) {
        proceed();
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer().complete(answers.get(i));
        }
    }

    private void fail(List<Waiting<A, R>> group, Throwable error) {
        proceed();
        group.forEach(one -> one.answer().fail(error));
    }

    private void proceed() {
        List<Waiting<A, R>> group;
        synchronized (waiting) {
            group = next();
        }
        run(group);
    }
}
