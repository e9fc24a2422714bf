package org.keskio.pricing.inbound.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.keskio.pricing.application.LivePriceBook;
import org.keskio.pricing.domain.Micros;

/** The figures of the book. */
@ApplicationScoped
class BookGauges {

    private final LivePriceBook book;
    private final Clock clock;
    private final MeterRegistry registry;

    @Inject
    BookGauges(LivePriceBook book, Clock clock, MeterRegistry registry) {
        this.book = book;
        this.clock = clock;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        gauge("revision", "Last revision in the book", it -> it.view().revision());
        gauge("prices", "Prices in the book, past ones too", it -> it.view().prices());
        gauge("bytes", "Bytes that the book takes", LivePriceBook::footprint);
        gauge(
                "closed.ahead.seconds",
                "How far ahead of now the book is closed; below zero it refuses",
                this::closedAhead);
        gauge(
                "clock.skew.seconds",
                "How far the clock differs from the database's, at least",
                it -> it.skew().toNanos() / 1e9);
    }

    private double closedAhead(LivePriceBook of) {
        return of.isLoaded() ? (of.view().closedToMicros() - Micros.of(clock.instant())) / 1e6 : Double.NaN;
    }

    private void gauge(String name, String description, ToDoubleFunction<LivePriceBook> value) {
        Gauge.builder("keskio.pricing.book." + name, book, value)
                .description(description)
                .register(registry);
    }
}
