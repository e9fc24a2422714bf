package org.keskio.pricing.inbound.timer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keskio.pricing.application.AnnounceSwitches;
import org.keskio.pricing.application.LivePriceBook;
import org.keskio.pricing.application.PricingSettings;
import org.keskio.pricing.application.QuoteSigner;

/** Keeps the book fresh, announces switches at their instant, and looks after the signing keys. */
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);
    // A connection that was cut without a word never answers.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Uni<Boolean> NOTHING_MORE = Uni.createFrom().item(false);
    private static final Duration SWITCH_LOOK = Duration.ofMillis(20);
    private static final Duration KEYS_LOOK = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Clock clock;
    private final PricingSettings settings;
    private final LivePriceBook book;
    private final AnnounceSwitches switches;
    private final QuoteSigner signer;
    private final Context home;
    private volatile boolean stopped;

    @Inject
    Ticker(
            Vertx vertx,
            Clock clock,
            PricingSettings settings,
            LivePriceBook book,
            AnnounceSwitches switches,
            QuoteSigner signer) {
        this.vertx = vertx;
        this.home = vertx.getOrCreateContext();
        this.clock = clock;
        this.settings = settings;
        this.book = book;
        this.switches = switches;
        this.signer = signer;
    }

    void start(@Observes StartupEvent event) {
        new Loop("The price book", () -> book.refresh().replaceWith(false), settings.poll(), settings.poll()).run();
        new Loop("Switches", this::announceNext, SWITCH_LOOK, settings.poll()).run();
        new Loop("Signing keys", () -> signer.refresh().replaceWith(false), KEYS_LOOK, Duration.ofSeconds(1)).run();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** One after the other, each with its own patience. */
    private Uni<Boolean> announceNext() {
        boolean isDue = !book.nextSwitch().isAfter(clock.instant());
        return isDue ? switches.announceNext() : NOTHING_MORE;
    }

    /** One piece of work, again and again, each time a pause after the last unless that left more to do. */
    private final class Loop {
        private final String what;
        private final Supplier<Uni<Boolean>> work;
        private final Duration pause;
        private final Duration pauseAfterFailure;
        private boolean failing;

        Loop(String what, Supplier<Uni<Boolean>> work, Duration pause, Duration pauseAfterFailure) {
            this.what = what;
            this.work = work;
            this.pause = pause;
            this.pauseAfterFailure = pauseAfterFailure;
        }

        void run() {
            if (!stopped) {
                Context context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(home));
                VertxContextSafetyToggle.setContextSafe(context, true);
                context.runOnContext(event -> Uni.createFrom()
                        .<Boolean>deferred(work::get)
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .subscribe()
                        .with(this::worked, this::failed));
            }
        }

        private void worked(boolean thereIsMore) {
            if (failing) {
                LOG.infof("%s: well again", what);
                failing = false;
            }
            again(thereIsMore ? Duration.ZERO : pause);
        }

        private void failed(Throwable error) {
            if (!failing && !stopped) {
                LOG.warnf("%s: failing, will be tried again: %s", what, error);
                LOG.debug("Failed", error);
            }
            failing = true;
            again(pauseAfterFailure);
        }

        private void again(Duration after) {
            if (!stopped) {
                vertx.setTimer(Math.max(1, after.toMillis()), timer -> run());
            }
        }
    }
}
