package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.application.partner.AskPartners;
import org.keskio.inventory.application.partner.Offered;
import org.keskio.inventory.application.partner.PartnerCalls;
import org.keskio.inventory.application.policy.PublishedPolicy;
import org.keskio.inventory.application.policy.SourcingPolicies;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.domain.plan.Ways;
import org.keskio.inventory.domain.plan.Wish;
import org.keskio.inventory.domain.send.Address;

/** Shows the ways to get a SKU or a basket to the customer, with the one price. */
@ApplicationScoped
public class PlanSend {

    private final ProductsByCode products;
    private final Locations locations;
    private final Pricing pricing;
    private final Offers offers;
    private final AskPartners partners;
    private final SourcingPolicies policies;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    PlanSend(
            ProductsByCode products,
            Locations locations,
            Pricing pricing,
            Offers offers,
            AskPartners partners,
            SourcingPolicies policies,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.products = products;
        this.locations = locations;
        this.pricing = pricing;
        this.offers = offers;
        this.partners = partners;
        this.policies = policies;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What is asked for; each SKU once. */
    public record Question(
            List<Pieces> lines, LocationCode store, Optional<Address> deliverTo, Optional<UUID> customer) {

        public Question {
            lines = List.copyOf(lines);
        }

        /** What is left without pieces that nobody has; at least one line. */
        private Question without(List<Pieces> missing) {
            Map<Sku, Integer> less = missing.stream().collect(Collectors.toMap(Pieces::sku, Pieces::quantity));
            List<Pieces> rest = new ArrayList<>(lines.size());
            for (Pieces line : lines) {
                int left = line.quantity() - less.getOrDefault(line.sku(), 0);
                if (left > 0) {
                    rest.add(new Pieces(line.sku(), left));
                }
            }
            return new Question(rest, store, deliverTo, customer);
        }
    }

    /** What came of asking. */
    public sealed interface Answer {}

    /** The ways; none when nobody has it. */
    public record Found(Offer offer) implements Answer {}

    /** The catalogue does not know a SKU. */
    public record UnknownSku(Sku sku) implements Answer {}

    /** There is no such store. */
    public record UnknownStore() implements Answer {}

    /** The market does not price some SKUs. */
    public record NotPriced(String skus) implements Answer {}

    /** Pricing did not answer. */
    public record PricingAway() implements Answer {}

    /** Finds the ways. */
    public Uni<Answer> plan(Question question) {
        Optional<Sku> unknown = question.lines().stream()
                .map(Pieces::sku)
                .filter(sku -> products.find(sku).isEmpty())
                .findFirst();
        if (unknown.isPresent()) {
            return Uni.createFrom().item(new UnknownSku(unknown.get()));
        }
        return locations
                .find(question.store())
                .map(store -> price(question, store, List.of(), Optional.empty()))
                .orElseGet(() -> Uni.createFrom().item(new UnknownStore()));
    }

    /** The customer pays for what can be had, so that is what is priced. */
    private Uni<Answer> price(Question question, Location store, List<Pieces> missing, Optional<Offered> offered) {
        return pricing.quote(store.country(), question.lines(), question.customer())
                .chain(answer -> switch (answer) {
                    case Pricing.Quoted quoted -> offer(question, store, quoted.quote(), missing, offered);
                    case Pricing.NotPriced not -> Uni.createFrom().item(new NotPriced(not.skus()));
                    case Pricing.Away _ -> Uni.createFrom().item(new PricingAway());
                });
    }

    private Uni<Answer> offer(
            Question question, Location store, SignedQuote quote, List<Pieces> missing, Optional<Offered> offered) {
        Instant now = clock.instant();
        List<Product> asked = question.lines().stream()
                .map(line -> products.find(line.sku()).orElseThrow())
                .toList();
        Wish wish = offers.wish(question.lines(), asked, store, question.deliverTo(), quote);
        PublishedPolicy policy = policies.current();
        Offered known = offered.orElse(Offered.NOTHING);
        return sessions.withStatelessTransaction(tx -> offers.sources(tx, wish, now)
                        .chain(sources -> {
                            Ways ways = offers.ways(policy, wish, known.with(sources, locations, now), now);
                            if (!ways.missing().isEmpty() && offered.isEmpty()) {
                                return Uni.createFrom().<Looked>item(new Looked.Lacking(ways.missing()));
                            }
                            return isPartOnly(ways) && missing.isEmpty()
                                    ? Uni.createFrom().<Looked>item(new Looked.Short(ways.missing()))
                                    : offers.keep(
                                                    tx,
                                                    wish,
                                                    question.customer(),
                                                    Offers.area(question.deliverTo()),
                                                    quote,
                                                    ways.missing(missing),
                                                    known.until(),
                                                    policy.version(),
                                                    now)
                                            .<Looked>map(Looked.Kept::new);
                        }))
                .chain(looked -> switch (looked) {
                    case Looked.Kept kept -> Uni.createFrom().item(new Found(kept.offer()));
                    case Looked.Short less ->
                        price(question.without(less.missing()), store, less.missing(), Optional.of(known));
                    // Outside of the transaction: partners may take their time.
                    case Looked.Lacking lacking ->
                        partners.ask(whole(question, lacking.missing()), where(question, store))
                                .chain(answer -> offer(question, store, quote, missing, Optional.of(answer)));
                });
    }

    /** A partner supplies a line whole or not at all. */
    private static List<Pieces> whole(Question question, List<Pieces> missing) {
        Set<Sku> skus = missing.stream().map(Pieces::sku).collect(Collectors.toSet());
        return question.lines().stream()
                .filter(line -> skus.contains(line.sku()))
                .toList();
    }

    private static PartnerCalls.Where where(Question question, Location store) {
        Optional<Address> home = question.deliverTo().filter(to -> !to.country().isEmpty());
        String postcode = home.map(Address::postcode).orElse("").strip();
        return new PartnerCalls.Where(
                home.map(Address::country).orElse(store.country()),
                postcode.substring(0, Math.min(2, postcode.length())));
    }

    private static boolean isPartOnly(Ways ways) {
        return !ways.missing().isEmpty() && !ways.plans().isEmpty();
    }

    private sealed interface Looked {

        record Kept(Offer offer) implements Looked {}

        record Short(List<Pieces> missing) implements Looked {}

        record Lacking(List<Pieces> missing) implements Looked {}
    }
}
