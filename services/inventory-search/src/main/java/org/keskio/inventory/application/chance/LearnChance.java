package org.keskio.inventory.application.chance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.domain.chance.ChanceFit;
import org.keskio.inventory.domain.chance.ChanceModel;
import org.keskio.inventory.domain.chance.PickOutcome;
import org.keskio.inventory.domain.chance.Reliability;

/** Learns a new version of the model from the latest picks, and keeps how good the chances of the last one were. */
@ApplicationScoped
public class LearnChance {

    private static final int BINS = 10;

    private final Findings findings;
    private final ChanceModels models;
    private final CurrentChance current;
    private final ChanceSettings settings;
    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final Clock clock;

    @Inject
    LearnChance(
            Findings findings,
            ChanceModels models,
            CurrentChance current,
            ChanceSettings settings,
            Mutiny.SessionFactory sessions,
            Vertx vertx,
            Clock clock) {
        this.findings = findings;
        this.models = models;
        this.current = current;
        this.settings = settings;
        this.sessions = sessions;
        this.vertx = vertx;
        this.clock = clock;
    }

    private record Material(Optional<ChanceModels.Kept> before, List<PickOutcome> picks) {}

    /** Learns if enough was picked and it is time; true when a version was made here. */
    public Uni<Boolean> learn() {
        Instant now = clock.instant();
        return sessions.withStatelessSession(session -> models.latest(session)
                        .chain(before -> findings.latestPicks(session, settings.learnMost())
                                .map(picks -> new Material(before, picks))))
                .chain(material -> {
                    Instant since =
                            material.before().map(ChanceModels.Kept::madeAt).orElse(Instant.EPOCH);
                    List<PickOutcome> fresh = material.picks().stream()
                            .filter(pick -> pick.at().isAfter(since))
                            .toList();
                    boolean due =
                            !since.plus(settings.learnEvery()).isAfter(now) && fresh.size() >= settings.learnFrom();
                    return due ? learn(material, fresh, now) : Uni.createFrom().item(false);
                });
    }

    private Uni<Boolean> learn(Material material, List<PickOutcome> fresh, Instant now) {
        ChanceModel before = material.before().map(ChanceModels.Kept::model).orElseGet(ChanceModel::before);
        Reliability given = new Reliability(BINS);
        fresh.forEach(pick -> given.add(pick.predicted(), pick.found()));
        ChanceModels.Lesson lesson = new ChanceModels.Lesson(
                now, material.picks().size(), fresh.size(), given.calibrationError(), given.brier(), given.logLoss());
        // Some seconds of arithmetic are not for the event loop; the answer comes back to it.
        return vertx.executeBlocking(() -> ChanceFit.fit(before, material.picks()))
                .chain(model -> sessions.withStatelessTransaction(tx -> models.add(tx, model, lesson)))
                .call(current::refresh);
    }

    /** Forgets picks that are too old to be learnt from. */
    public Uni<Integer> forget() {
        Instant before = clock.instant().minus(settings.keepPicks());
        return sessions.withStatelessTransaction(tx -> findings.forgetPicks(tx, before));
    }
}
