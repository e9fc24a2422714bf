package org.keskio.inventory.application.send;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.stock.StockBook;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Ask;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.Way;
import org.keskio.inventory.domain.send.Address;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.Item;
import org.keskio.inventory.domain.send.OrderNumber;
import org.keskio.inventory.domain.send.Payment;
import org.keskio.inventory.domain.send.Route;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.StockCell;

/** Carries out the plan that the clerk tapped, or shows fresh ones when the world has changed; never a substitute. */
@ApplicationScoped
public class TapPlan {

    private final Pricing pricing;
    private final PlanSets planSets;
    private final SendOrders orders;
    private final StockBook stock;
    private final Offers offers;
    private final Progress progress;
    private final Planner planner;
    private final ProductsByCode products;
    private final Locations locations;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    TapPlan(
            Pricing pricing,
            PlanSets planSets,
            SendOrders orders,
            StockBook stock,
            Offers offers,
            Progress progress,
            Planner planner,
            ProductsByCode products,
            Locations locations,
            RandomGenerator random,
            Clock clock) {
        this.pricing = pricing;
        this.planSets = planSets;
        this.orders = orders;
        this.stock = stock;
        this.offers = offers;
        this.progress = progress;
        this.planner = planner;
        this.products = products;
        this.locations = locations;
        this.random = random;
        this.clock = clock;
    }

    /** What the clerk tapped, for whom and how it was paid. */
    public record Tap(
            UUID planSetId,
            String planId,
            LocationCode store,
            UUID customer,
            Optional<Address> deliverTo,
            String paymentReference,
            String by) {}

    /** What came of a tap. */
    public sealed interface Outcome {}

    /** The order was made. */
    public record Ordered(Tracked order) implements Outcome {}

    /** The world changed; nothing was taken. */
    public record Changed(Offer offer) implements Outcome {}

    /** The set of plans is unknown or too old, or the plan is not in it. */
    public record Stale() implements Outcome {}

    /** The plan goes home and nobody said where that is. */
    public record NoAddress() implements Outcome {}

    /** The quote can't be taken; {@code status} says why. */
    public record QuoteRefused(String status) implements Outcome {}

    /** Pricing did not answer. */
    public record PricingAway() implements Outcome {}

    /** Asks pricing about the quote; before the transaction, so that no lock waits for a network. */
    public Uni<Pricing.QuoteCheck> check(String jws) {
        return pricing.verify(jws);
    }

    /** Makes the order if the plan still holds. */
    public Uni<Outcome> tap(Mutiny.StatelessSession tx, Tap tap, Pricing.QuoteCheck check) {
        return switch (check) {
            case Pricing.Away _ -> Uni.createFrom().item(new PricingAway());
            case Pricing.Worthless worthless -> Uni.createFrom().item(new QuoteRefused(worthless.status()));
            // The till redeems the quote when it takes the money; that is this order's own payment.
            case Pricing.Redeemed redeemed
            when redeemed.by().equals(tap.paymentReference()) -> tap(tx, tap, redeemed.quote());
            case Pricing.Redeemed _ -> Uni.createFrom().item(new QuoteRefused("REDEEMED"));
            case Pricing.Honoured honoured -> tap(tx, tap, honoured.quote());
        };
    }

    private Uni<Outcome> tap(Mutiny.StatelessSession tx, Tap tap, SignedQuote quote) {
        Instant now = clock.instant();
        return planSets.find(tx, tap.planSetId()).chain(found -> {
            Optional<PlanSet> set = found.filter(kept -> kept.store().equals(tap.store()))
                    .filter(kept -> now.isBefore(kept.expiresAt()));
            Optional<PlanSet.Shown> shown = set.flatMap(kept -> kept.plan(tap.planId()));
            Optional<Product> product = set.flatMap(kept -> products.find(kept.sku()));
            Optional<Location> store = locations.find(tap.store());
            if (set.isEmpty() || shown.isEmpty() || product.isEmpty() || store.isEmpty()) {
                return Uni.createFrom().item(new Stale());
            }
            if (shown.get().way() == Way.SHIP_HOME && tap.deliverTo().isEmpty()) {
                return Uni.createFrom().item(new NoAddress());
            }
            if (!quote.isFor(set.get().sku(), set.get().quantity())) {
                return Uni.createFrom().item(new QuoteRefused("OTHER_BASKET"));
            }
            if (set.get()
                    .customer()
                    .filter(other -> !other.equals(tap.customer()))
                    .isPresent()) {
                return Uni.createFrom().item(new QuoteRefused("OTHER_CUSTOMER"));
            }
            Tapped tapped = new Tapped(tap, set.get(), shown.get(), product.get(), store.get(), quote, now);
            return orders.isQuoteUsed(tx, quote.id())
                    .chain(used -> used
                            ? Uni.createFrom().item(new QuoteRefused("USED_BY_AN_ORDER"))
                            : sendOrShow(tx, tapped));
        });
    }

    private Uni<Outcome> sendOrShow(Mutiny.StatelessSession tx, Tapped tapped) {
        int quantity = tapped.set().quantity();
        CellKey cell = new CellKey(tapped.product().sku(), tapped.shown().source());
        Ask ask = offers.ask(
                tapped.product(), quantity, tapped.store(), tapped.tap().deliverTo(), tapped.quote());
        return stock.lock(tx, List.of(cell))
                .chain(cells -> offers.sources(tx, tapped.product().sku(), quantity, tapped.now())
                        .chain(sources -> {
                            boolean there = cells.getOrDefault(cell, StockCell.none(cell))
                                            .available()
                                    >= quantity;
                            Optional<Option> kept =
                                    there ? kept(tapped.shown(), ask, sources, tapped.now()) : Optional.empty();
                            return kept.isPresent() ? send(tx, tapped, kept.get()) : show(tx, tapped, ask, sources);
                        }));
    }

    private Optional<Option> kept(PlanSet.Shown shown, Ask ask, List<Source> sources, Instant now) {
        List<Source> source = sources.stream()
                .filter(candidate -> candidate.location().code().equals(shown.source()))
                .toList();
        return planner.options(ask, source, now).stream()
                .filter(shown::isKeptBy)
                .findFirst();
    }

    private Uni<Outcome> show(Mutiny.StatelessSession tx, Tapped tapped, Ask ask, List<Source> sources) {
        return offers.make(tx, tapped.product(), ask, tapped.set().customer(), tapped.quote(), sources, tapped.now())
                .map(Changed::new);
    }

    private Uni<Outcome> send(Mutiny.StatelessSession tx, Tapped tapped, Option option) {
        SendOrder.Reserved order = new SendOrder.Reserved(details(tapped, option));
        return progress.begin(tx, order, tapped.tap().by(), tapped.now())
                .chain(() -> orders.find(tx, order.details().id()))
                .map(made -> new Ordered(made.orElseThrow()));
    }

    private Details details(Tapped tapped, Option option) {
        Tap tap = tapped.tap();
        SignedQuote quote = tapped.quote();
        return new Details(
                UuidCreator.getTimeOrderedEpoch(),
                OrderNumber.random(random),
                item(tapped.product(), tapped.set().quantity()),
                Route.of(option),
                tap.store(),
                tap.customer(),
                option.way() == Way.SHIP_HOME ? tap.deliverTo() : Optional.empty(),
                tapped.shown().start(),
                tapped.shown().end(),
                new Payment(quote.id(), quote.unitPrice(), quote.total(), tap.paymentReference()),
                "",
                List.of(),
                tapped.now(),
                1);
    }

    private static Item item(Product product, int quantity) {
        return new Item(
                product.sku(),
                product.name().in(Language.EN),
                product.name().in(Language.FI),
                product.name().in(Language.SV),
                variant(product),
                product.gtin().map(Gtin::printed).orElse(""),
                product.weightGrams(),
                quantity);
    }

    private static String variant(Product product) {
        String colour = product.colour();
        String capital = colour.isEmpty() ? "" : colour.substring(0, 1).toUpperCase(Locale.ROOT) + colour.substring(1);
        return capital.isEmpty() || product.size().isEmpty()
                ? capital + product.size()
                : capital + ", " + product.size();
    }

    private record Tapped(
            Tap tap,
            PlanSet set,
            PlanSet.Shown shown,
            Product product,
            Location store,
            SignedQuote quote,
            Instant now) {}
}
