package org.keskio.pricing.outbound.events;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.platform.events.Fact;
import org.keskio.platform.events.Outbox;
import org.keskio.pricing.application.Announcements;
import org.keskio.pricing.application.LivePriceBook;
import org.keskio.pricing.domain.Market;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Publication;
import org.keskio.pricing.domain.Redemption;
import org.keskio.pricing.domain.Tier;
import org.keskio.pricing.v1.PriceTier;
import org.keskio.pricing.v1.PricesPublished;
import org.keskio.pricing.v1.PricesSwitched;
import org.keskio.pricing.v1.QuoteRedeemed;
import org.keskio.pricing.v1.SecondRedemptionFound;

/** Writes pricing's facts into the outbox, large ones in several. */
@ApplicationScoped
class OutboxAnnouncements implements Announcements {

    // About 30 kB: small enough for a screen's stream of events.
    private static final int ENTRIES_PER_FACT = 500;

    private final Outbox outbox;
    private final LivePriceBook book;

    @Inject
    OutboxAnnouncements(Outbox outbox, LivePriceBook book) {
        this.outbox = outbox;
        this.book = book;
    }

    @Override
    public Uni<Void> published(Mutiny.StatelessSession session, Publication publication, List<PriceEntry> entries) {
        List<Fact> facts = new ArrayList<>();
        List<org.keskio.pricing.v1.PriceEntry> messages = messagesOf(publication, entries);
        for (int start = 0; start < messages.size(); start += ENTRIES_PER_FACT) {
            int end = Math.min(start + ENTRIES_PER_FACT, messages.size());
            PricesPublished part = PricesPublished.newBuilder()
                    .setRevision(publication.revision())
                    .setMarket(publication.market())
                    .setValidFromTime(timestamp(publication.validFrom()))
                    .addAllEntries(messages.subList(start, end))
                    .setLast(end == messages.size())
                    .build();
            facts.add(new Fact(publication.market(), publication.revision(), part));
        }
        return append(session, facts);
    }

    @Override
    public Uni<Void> switched(Mutiny.StatelessSession session, Publication publication, List<PriceEntry> entries) {
        List<Fact> facts = new ArrayList<>();
        List<org.keskio.pricing.v1.PriceEntry> messages = messagesOf(publication, entries);
        for (int start = 0; start < messages.size(); start += ENTRIES_PER_FACT) {
            PricesSwitched part = PricesSwitched.newBuilder()
                    .setRevision(publication.revision())
                    .setMarket(publication.market())
                    .setSwitchTime(timestamp(publication.validFrom()))
                    .addAllEntries(messages.subList(start, Math.min(start + ENTRIES_PER_FACT, messages.size())))
                    .build();
            facts.add(new Fact(publication.market(), publication.revision(), part));
        }
        return append(session, facts);
    }

    @Override
    public Uni<Void> redeemed(Mutiny.StatelessSession session, UUID quote, Redemption redemption) {
        QuoteRedeemed fact = QuoteRedeemed.newBuilder()
                .setQuoteId(quote.toString())
                .setReference(redemption.reference())
                .setRedeemTime(timestamp(redemption.time()))
                .build();
        return outbox.append(session, new Fact(quote.toString(), 1, fact));
    }

    @Override
    public Uni<Void> presentedTwice(
            Mutiny.StatelessSession session, UUID quote, Redemption first, String second, Instant found) {
        SecondRedemptionFound fact = SecondRedemptionFound.newBuilder()
                .setQuoteId(quote.toString())
                .setFirstReference(first.reference())
                .setSecondReference(second)
                .setFindTime(timestamp(found))
                .build();
        return outbox.append(session, new Fact(quote.toString(), 2, fact));
    }

    private Uni<Void> append(Mutiny.StatelessSession session, List<Fact> facts) {
        return facts.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(session, facts.toArray(Fact[]::new));
    }

    private List<org.keskio.pricing.v1.PriceEntry> messagesOf(Publication publication, List<PriceEntry> entries) {
        Market market = book.market(publication.market())
                .orElseThrow(() -> new IllegalStateException("No market " + publication.market()));
        return entries.stream().map(entry -> messageOf(market, entry)).toList();
    }

    private static org.keskio.pricing.v1.PriceEntry messageOf(Market market, PriceEntry entry) {
        long unit = pow10(market.decimals());
        return org.keskio.pricing.v1.PriceEntry.newBuilder()
                .setSku(entry.sku().value())
                .setTier(entry.tier() == Tier.CLUB ? PriceTier.PRICE_TIER_CLUB : PriceTier.PRICE_TIER_PUBLIC)
                .setAmount(Money.newBuilder()
                        .setCurrencyCode(market.currency().getCurrencyCode())
                        .setUnits(entry.amount() / unit)
                        .setNanos((int) (entry.amount() % unit * (1_000_000_000L / unit))))
                .build();
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
