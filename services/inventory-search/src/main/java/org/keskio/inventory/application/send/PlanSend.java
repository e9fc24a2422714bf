package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.catalogue.ProductsByCode;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Product;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Ask;
import org.keskio.inventory.domain.send.Address;

/** Shows the ways to get a SKU to the customer, with the one price. */
@ApplicationScoped
public class PlanSend {

    private final ProductsByCode products;
    private final Locations locations;
    private final Pricing pricing;
    private final Offers offers;
    private final Mutiny.SessionFactory sessions;
    private final Clock clock;

    @Inject
    PlanSend(
            ProductsByCode products,
            Locations locations,
            Pricing pricing,
            Offers offers,
            Mutiny.SessionFactory sessions,
            Clock clock) {
        this.products = products;
        this.locations = locations;
        this.pricing = pricing;
        this.offers = offers;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What is asked for. */
    public record Question(
            Sku sku, int quantity, LocationCode store, Optional<Address> deliverTo, Optional<UUID> customer) {}

    /** What came of asking. */
    public sealed interface Answer {}

    /** The ways; none when nobody has it. */
    public record Ways(Offer offer) implements Answer {}

    /** The catalogue does not know the SKU. */
    public record UnknownSku() implements Answer {}

    /** There is no such store. */
    public record UnknownStore() implements Answer {}

    /** The market does not price the SKU. */
    public record NotPriced() implements Answer {}

    /** Pricing did not answer. */
    public record PricingAway() implements Answer {}

    /** Finds the ways. */
    public Uni<Answer> plan(Question question) {
        Optional<Product> product = products.find(question.sku());
        Optional<Location> store = locations.find(question.store());
        if (product.isEmpty()) {
            return Uni.createFrom().item(new UnknownSku());
        }
        if (store.isEmpty()) {
            return Uni.createFrom().item(new UnknownStore());
        }
        return pricing.quote(store.get().country(), question.sku(), question.quantity(), question.customer())
                .chain(answer -> switch (answer) {
                    case Pricing.Quoted quoted -> offer(question, product.get(), store.get(), quoted.quote());
                    case Pricing.NotPriced _ -> Uni.createFrom().item(new NotPriced());
                    case Pricing.Away _ -> Uni.createFrom().item(new PricingAway());
                });
    }

    private Uni<Answer> offer(Question question, Product product, Location store, SignedQuote quote) {
        Instant now = clock.instant();
        Ask ask = offers.ask(product, question.quantity(), store, question.deliverTo(), quote);
        return sessions.withStatelessTransaction(tx -> offers.sources(tx, product.sku(), question.quantity(), now)
                .chain(sources -> offers.make(tx, product, ask, question.customer(), quote, sources, now))
                .map(Ways::new));
    }
}
