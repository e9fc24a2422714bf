package org.keskio.inventory.application.send;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.partner.AskPartners;
import org.keskio.inventory.application.partner.FollowOrders;
import org.keskio.inventory.application.partner.Offered;
import org.keskio.inventory.application.partner.PartnerOffers;
import org.keskio.inventory.application.policy.PublishedPolicy;
import org.keskio.inventory.application.policy.SourcingPolicies;
import org.keskio.inventory.application.stock.StockBook;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.Source;
import org.keskio.inventory.domain.plan.Way;
import org.keskio.inventory.domain.plan.Ways;
import org.keskio.inventory.domain.plan.Wish;
import org.keskio.inventory.domain.send.Address;
import org.keskio.inventory.domain.send.Basket;
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
    private final SourcingPolicies policies;
    private final Progress progress;
    private final Planner planner;
    private final AskPartners partners;
    private final FollowOrders errands;
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
            SourcingPolicies policies,
            Progress progress,
            Planner planner,
            AskPartners partners,
            FollowOrders errands,
            ProductsByCode products,
            Locations locations,
            RandomGenerator random,
            Clock clock) {
        this.pricing = pricing;
        this.planSets = planSets;
        this.orders = orders;
        this.stock = stock;
        this.offers = offers;
        this.policies = policies;
        this.progress = progress;
        this.planner = planner;
        this.partners = partners;
        this.errands = errands;
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

    /** The orders were made, one a line and source. */
    public record Ordered(List<Tracked> orders) implements Outcome {

        public Ordered {
            orders = List.copyOf(orders);
        }
    }

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

    /** Makes the orders if the plan still holds. */
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
            Optional<Location> store = locations.find(tap.store());
            if (set.isEmpty() || shown.isEmpty() || store.isEmpty()) {
                return Uni.createFrom().item(new Stale());
            }
            Map<Sku, Product> known = new LinkedHashMap<>();
            set.get().lines().forEach(line -> products.find(line.sku()).ifPresent(p -> known.put(line.sku(), p)));
            if (known.size() < set.get().lines().size()) {
                return Uni.createFrom().item(new Stale());
            }
            if (shown.get().goesHome() && tap.deliverTo().isEmpty()) {
                return Uni.createFrom().item(new NoAddress());
            }
            if (!quote.isFor(set.get().lines())) {
                return Uni.createFrom().item(new QuoteRefused("OTHER_BASKET"));
            }
            if (set.get()
                    .customer()
                    .filter(other -> !other.equals(tap.customer()))
                    .isPresent()) {
                return Uni.createFrom().item(new QuoteRefused("OTHER_CUSTOMER"));
            }
            Wish wish =
                    offers.wish(set.get().lines(), List.copyOf(known.values()), store.get(), tap.deliverTo(), quote);
            Tapped tapped = new Tapped(tap, set.get(), shown.get(), known, wish, quote, now);
            return orders.isQuoteUsed(tx, quote.id())
                    .chain(used -> used
                            ? Uni.createFrom().item(new QuoteRefused("USED_BY_AN_ORDER"))
                            : sendOrShow(tx, tapped));
        });
    }

    /** The partners' offers that the plan rests on. */
    private static Set<UUID> askings(PlanSet.Shown shown) {
        return shown.legs().stream()
                .flatMap(leg -> leg.offerId().stream())
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    private Uni<Outcome> sendOrShow(Mutiny.StatelessSession tx, Tapped tapped) {
        return partners.recall(tx, askings(tapped.shown()), tapped.now())
                .chain(offered -> sendOrShow(tx, tapped, offered));
    }

    private Uni<Outcome> sendOrShow(Mutiny.StatelessSession tx, Tapped tapped, Offered offered) {
        Map<CellKey, Integer> wanted = tapped.shown().legs().stream()
                .filter(leg -> leg.offerId().isEmpty())
                .flatMap(leg ->
                        leg.lines().stream().map(line -> Map.entry(new CellKey(line.sku(), leg.source()), line)))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().quantity(), Integer::sum, LinkedHashMap::new));
        // All cells of all legs at once, so that they are locked in the one order.
        return stock.lock(tx, wanted.keySet())
                .chain(cells -> offers.sources(tx, tapped.wish(), tapped.now()).chain(sources -> {
                    boolean there = wanted.entrySet().stream()
                            .allMatch(want -> cells.getOrDefault(want.getKey(), StockCell.none(want.getKey()))
                                            .available()
                                    >= want.getValue());
                    Map<Sku, List<Source>> all = offered.with(sources, locations, tapped.now());
                    Optional<List<Option>> kept = there ? kept(tapped, all) : Optional.empty();
                    return kept.isPresent() ? send(tx, tapped, kept.get(), offered) : show(tx, tapped, all, offered);
                }));
    }

    /** Each leg as it would be now, if all of them keep what was said. */
    private Optional<List<Option>> kept(Tapped tapped, Map<Sku, List<Source>> sources) {
        List<Option> options = new ArrayList<>();
        for (PlanSet.Part leg : tapped.shown().legs()) {
            planner.parcel(tapped.wish(), leg.lines(), leg.place(), sources, tapped.now())
                    .filter(leg::isKeptBy)
                    .ifPresent(options::add);
        }
        return options.size() == tapped.shown().legs().size() ? Optional.of(options) : Optional.empty();
    }

    /** Fresh plans are for the same quote; when pieces are gone it does not fit, and plans are asked for again. */
    private Uni<Outcome> show(
            Mutiny.StatelessSession tx, Tapped tapped, Map<Sku, List<Source>> sources, Offered offered) {
        PublishedPolicy policy = policies.current();
        Ways ways = offers.ways(policy, tapped.wish(), sources, tapped.now());
        return offers.keep(
                        tx,
                        tapped.wish(),
                        tapped.set().customer(),
                        Offers.area(tapped.tap().deliverTo()),
                        tapped.quote(),
                        ways.missing().isEmpty() ? ways : ways.withoutPlans(),
                        offered.until(),
                        policy.version(),
                        tapped.now())
                .map(Changed::new);
    }

    private Uni<Outcome> send(Mutiny.StatelessSession tx, Tapped tapped, List<Option> options, Offered offered) {
        List<SendOrder.Reserved> made = orders(tapped, options);
        List<Tracked> tracked = new ArrayList<>(made.size());
        Uni<Void> all = Uni.createFrom().voidItem();
        for (SendOrder.Reserved order : made) {
            all = all.chain(() -> take(tx, order.details(), offered, tapped.now()))
                    .chain(() -> progress.begin(tx, order, tapped.tap().by(), tapped.now()))
                    .chain(() -> orders.find(tx, order.details().id()))
                    .invoke(found -> tracked.add(found.orElseThrow()))
                    .replaceWithVoid();
        }
        return all.map(done -> new Ordered(tracked));
    }

    /** A partner's pieces come onto our books with the order that takes them. */
    private Uni<Void> take(Mutiny.StatelessSession tx, Details order, Offered offered, Instant now) {
        return offered.offers().stream()
                .map(PartnerOffers.Kept::offer)
                .filter(offer -> offer.partner().equals(order.route().source())
                        && offer.sku().equals(order.item().sku()))
                .findFirst()
                .map(offer -> errands.take(tx, order, offer, now))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** An order a line and source. */
    private List<SendOrder.Reserved> orders(Tapped tapped, List<Option> options) {
        UUID basket = UuidCreator.getTimeOrderedEpoch();
        List<SendOrder.Reserved> made = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            PlanSet.Part leg = tapped.shown().legs().get(i);
            for (Pieces line : leg.lines()) {
                made.add(new SendOrder.Reserved(
                        details(tapped, options.get(i), leg, line, new Basket(basket, made.size() + 1))));
            }
        }
        return made;
    }

    private Details details(Tapped tapped, Option option, PlanSet.Part leg, Pieces line, Basket basket) {
        Tap tap = tapped.tap();
        SignedQuote.Line priced = tapped.quote().line(line.sku());
        return new Details(
                UuidCreator.getTimeOrderedEpoch(),
                OrderNumber.random(random),
                item(Objects.requireNonNull(tapped.products().get(line.sku())), line.quantity()),
                Route.of(option),
                tap.store(),
                tap.customer(),
                option.way() == Way.SHIP_HOME ? tap.deliverTo() : Optional.empty(),
                leg.start(),
                leg.end(),
                new Payment(
                        tapped.quote().id(), priced.unitPrice(), priced.of(line.quantity()), tap.paymentReference()),
                basket,
                "",
                List.of(),
                tapped.now(),
                1,
                List.of());
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
            Map<Sku, Product> products,
            Wish wish,
            SignedQuote quote,
            Instant now) {}
}
