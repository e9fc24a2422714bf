package org.keskio.pricing.inbound.grpc;

import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.platform.events.Requests;
import org.keskio.pricing.application.ImportPrices;
import org.keskio.pricing.application.LivePriceBook;
import org.keskio.pricing.application.PriceBooks;
import org.keskio.pricing.application.PriceBooks.HistoryEntry;
import org.keskio.pricing.application.PublishPrices;
import org.keskio.pricing.application.QuoteBasket;
import org.keskio.pricing.application.QuoteSigner;
import org.keskio.pricing.application.RedeemQuote;
import org.keskio.pricing.application.Standing;
import org.keskio.pricing.application.VerifyQuote;
import org.keskio.pricing.domain.BasketLine;
import org.keskio.pricing.domain.BookView;
import org.keskio.pricing.domain.FeedRow;
import org.keskio.pricing.domain.Market;
import org.keskio.pricing.domain.PriceEntry;
import org.keskio.pricing.domain.Sku;
import org.keskio.pricing.domain.Tier;
import org.keskio.pricing.v1.BatchGetPricesRequest;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.GetKeySetRequest;
import org.keskio.pricing.v1.GetKeySetResponse;
import org.keskio.pricing.v1.ImportPricesRequest;
import org.keskio.pricing.v1.ImportPricesResponse;
import org.keskio.pricing.v1.ListMarketsRequest;
import org.keskio.pricing.v1.ListMarketsResponse;
import org.keskio.pricing.v1.ListPriceHistoryRequest;
import org.keskio.pricing.v1.ListPriceHistoryResponse;
import org.keskio.pricing.v1.PriceRow;
import org.keskio.pricing.v1.PricingService;
import org.keskio.pricing.v1.PublishPricesRequest;
import org.keskio.pricing.v1.PublishPricesResponse;
import org.keskio.pricing.v1.QuoteBasketRequest;
import org.keskio.pricing.v1.QuoteBasketResponse;
import org.keskio.pricing.v1.QuoteLineRequest;
import org.keskio.pricing.v1.QuoteStatus;
import org.keskio.pricing.v1.RedeemQuoteRequest;
import org.keskio.pricing.v1.RedeemQuoteResponse;
import org.keskio.pricing.v1.VerifyQuoteRequest;
import org.keskio.pricing.v1.VerifyQuoteResponse;

/** The pricing service of the contract. */
@GrpcService
@Authenticated
class PricingGrpc implements PricingService {

    private static final int MAX_SKUS = 500;
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_LINES = 200;
    private static final int MAX_ROWS = 5_000;
    private static final int MAX_PAGE = 500;
    private static final int PAGE = 100;
    private static final int MAX_REASON = 200;

    private final LivePriceBook book;
    private final PriceBooks books;
    private final PublishPrices publishPrices;
    private final ImportPrices importPrices;
    private final QuoteBasket quoteBasket;
    private final VerifyQuote verifyQuote;
    private final RedeemQuote redeemQuote;
    private final QuoteSigner signer;
    private final Requests requests;
    private final Callers callers;
    private final Clock clock;
    private final RefusalCounter refusals;

    @Inject
    PricingGrpc(
            LivePriceBook book,
            PriceBooks books,
            PublishPrices publishPrices,
            ImportPrices importPrices,
            QuoteBasket quoteBasket,
            VerifyQuote verifyQuote,
            RedeemQuote redeemQuote,
            QuoteSigner signer,
            Requests requests,
            Callers callers,
            Clock clock,
            RefusalCounter refusals) {
        this.book = book;
        this.books = books;
        this.publishPrices = publishPrices;
        this.importPrices = importPrices;
        this.quoteBasket = quoteBasket;
        this.verifyQuote = verifyQuote;
        this.redeemQuote = redeemQuote;
        this.signer = signer;
        this.requests = requests;
        this.callers = callers;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public Uni<BatchGetPricesResponse> batchGetPrices(BatchGetPricesRequest request) {
        Checks checks = new Checks();
        int count = request.getSkusCount();
        checks.count("skus", count, MAX_SKUS);
        for (int i = 0; i < count; i++) {
            checks.sku("skus", i, "", request.getSkus(i));
        }
        checks.tier("tier", request.getTier());
        Optional<Instant> asOf =
                request.hasAsOfTime() ? checks.instant("as_of_time", request.getAsOfTime()) : Optional.empty();
        checks.done();
        Market market = market(request.getMarket());
        return switch (asOf.isPresent() ? book.at(asOf.get()) : book.now()) {
            case Standing.Sure sure -> Uni.createFrom().item(prices(request, market, sure));
            case Standing refused -> throw refuse(refused);
        };
    }

    private static BatchGetPricesResponse prices(BatchGetPricesRequest request, Market market, Standing.Sure sure) {
        BookView.Reader reader = sure.book().at(market.code(), sure.asOfMicros());
        Tier tier = Messages.tier(request.getTier());
        BatchGetPricesResponse.Builder answer = BatchGetPricesResponse.newBuilder()
                .setAsOfTime(Messages.timestamp(sure.asOfMicros()))
                .setRevision(sure.book().revision());
        for (int i = 0; i < request.getSkusCount(); i++) {
            String sku = request.getSkus(i);
            if (reader.find(sku, tier)) {
                answer.addPrices(Messages.price(sku, reader, market));
            } else {
                answer.addNotPriced(sku);
            }
        }
        return answer.build();
    }

    @Override
    @RolesAllowed({"price-manager", "operator"})
    public Uni<PublishPricesResponse> publishPrices(PublishPricesRequest request) {
        Checks checks = new Checks();
        checks.text("reason", request.getReason(), 3, MAX_REASON);
        checks.count("entries", request.getEntriesCount(), MAX_ENTRIES);
        Optional<Instant> validFrom = request.hasValidFromTime()
                ? checks.instant("valid_from_time", request.getValidFromTime())
                : Optional.empty();
        checks.notTooFar("valid_from_time", validFrom, clock.instant());
        Market market = market(request.getMarket());
        List<PriceEntry> entries = request.getEntriesCount() > MAX_ENTRIES
                ? List.of()
                : Entries.read(request.getEntriesList(), market, checks);
        checks.done();
        PublishPrices.Wish wish = new PublishPrices.Wish(
                market.code(), validFrom, entries, callers.current().name(), request.getReason());
        return requests.once(
                request.getRequestId(),
                request,
                PublishPricesResponse.parser(),
                session -> publishPrices.publish(session, wish).map(PricingGrpc::answer));
    }

    private static PublishPricesResponse answer(PublishPrices.Result result) {
        return switch (result) {
            case PublishPrices.Published done ->
                PublishPricesResponse.newBuilder()
                        .setRevision(done.publication().revision())
                        .setValidFromTime(Messages.timestamp(done.publication().validFrom()))
                        .build();
            case PublishPrices.Closed closed -> throw Refusals.of(closed);
        };
    }

    @Override
    public Uni<ListPriceHistoryResponse> listPriceHistory(ListPriceHistoryRequest request) {
        Checks checks = new Checks();
        checks.sku("sku", request.getSku());
        if (request.getPageSize() < 0 || request.getPageSize() > MAX_PAGE) {
            checks.violate("page_size", "must be 0-" + MAX_PAGE);
        }
        checks.done();
        Market market = market(request.getMarket());
        PriceBooks.Place after = PageToken.read(request.getPageToken());
        int size = request.getPageSize() == 0 ? PAGE : request.getPageSize();
        return books.history(request.getSku(), market.code(), after, size + 1)
                .map(entries -> history(request.getSku(), market, entries, size));
    }

    private static ListPriceHistoryResponse history(String sku, Market market, List<HistoryEntry> entries, int size) {
        ListPriceHistoryResponse.Builder answer = ListPriceHistoryResponse.newBuilder();
        entries.stream().limit(size).forEach(entry -> answer.addPrices(Messages.published(sku, entry, market)));
        if (entries.size() > size) {
            answer.setNextPageToken(PageToken.of(entries.get(size - 1).place()));
        }
        return answer.build();
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "shop", "customer", "service"})
    public Uni<QuoteBasketResponse> quoteBasket(QuoteBasketRequest request) {
        Checks checks = new Checks();
        checks.count("lines", request.getLinesCount(), MAX_LINES);
        List<BasketLine> basket = basket(request.getLinesList(), checks);
        Optional<UUID> customer = request.getCustomerId().isEmpty()
                ? Optional.empty()
                : checks.id("customer_id", request.getCustomerId());
        checks.done();
        Market market = market(request.getMarket());
        refuseStrangers(customer);
        return requests.once(
                request.getRequestId(),
                request,
                QuoteBasketResponse.parser(),
                session -> quoteBasket.quote(session, market, basket, customer).map(this::answer));
    }

    private static List<BasketLine> basket(List<QuoteLineRequest> lines, Checks checks) {
        List<BasketLine> basket = new ArrayList<>();
        for (int i = 0; i < Math.min(lines.size(), MAX_LINES); i++) {
            QuoteLineRequest line = lines.get(i);
            boolean isCounted = line.getQuantity() >= 1 && line.getQuantity() <= BasketLine.MAX_QUANTITY;
            if (!isCounted) {
                checks.violate("lines[" + i + "].quantity", "must be 1-" + BasketLine.MAX_QUANTITY);
            }
            if (checks.sku("lines", i, ".sku", line.getSku()) && isCounted) {
                basket.add(new BasketLine(new Sku(line.getSku()), line.getQuantity()));
            }
        }
        return basket;
    }

    /** Somebody who is only a customer gets their own membership's prices, nobody else's. */
    private void refuseStrangers(Optional<UUID> customer) {
        Caller caller = callers.current();
        boolean actsForOthers =
                caller.is("clerk") || caller.is("store-manager") || caller.is("shop") || caller.is("service");
        if (!actsForOthers && customer.isPresent() && !caller.customerId().equals(customer.map(UUID::toString))) {
            throw Refusals.strangersMembership();
        }
    }

    private QuoteBasketResponse answer(QuoteBasket.Result result) {
        return switch (result) {
            case QuoteBasket.Quoted quoted ->
                QuoteBasketResponse.newBuilder()
                        .setQuote(Messages.quote(quoted.quote(), quoted.jws()))
                        .build();
            case QuoteBasket.NotPriced missing -> throw Refusals.of(missing);
            case QuoteBasket.Unsure unsure -> throw refuse(unsure.standing());
        };
    }

    @Override
    public Uni<VerifyQuoteResponse> verifyQuote(VerifyQuoteRequest request) {
        return verifyQuote.verify(request.getJws()).map(worth -> answer(worth, request.getJws()));
    }

    private static VerifyQuoteResponse answer(VerifyQuote.Worth worth, String jws) {
        VerifyQuoteResponse.Builder answer = VerifyQuoteResponse.newBuilder();
        return switch (worth) {
            case VerifyQuote.Forged _ ->
                answer.setStatus(QuoteStatus.QUOTE_STATUS_FORGED).build();
            case VerifyQuote.Redeemed redeemed ->
                answer.setStatus(QuoteStatus.QUOTE_STATUS_REDEEMED)
                        .setQuote(Messages.quote(redeemed.quote(), jws))
                        .setRedeemedBy(redeemed.redemption().reference())
                        .build();
            case VerifyQuote.Expired expired ->
                answer.setStatus(QuoteStatus.QUOTE_STATUS_EXPIRED)
                        .setQuote(Messages.quote(expired.quote(), jws))
                        .build();
            case VerifyQuote.Valid valid ->
                answer.setStatus(QuoteStatus.QUOTE_STATUS_VALID)
                        .setQuote(Messages.quote(valid.quote(), jws))
                        .build();
        };
    }

    @Override
    @RolesAllowed({"shop", "service"})
    public Uni<RedeemQuoteResponse> redeemQuote(RedeemQuoteRequest request) {
        Checks checks = new Checks();
        Optional<UUID> id = checks.id("quote_id", request.getQuoteId());
        checks.text("reference", request.getReference(), 1, 100);
        checks.done();
        UUID quote = id.orElseThrow();
        AtomicReference<RedeemQuote.Second> second = new AtomicReference<>();
        return requests.once(
                        request.getRequestId(),
                        request,
                        RedeemQuoteResponse.parser(),
                        session -> redeem(session, quote, request.getReference(), second))
                .onFailure(Refusals::isSecondRedemption)
                .call(() -> redeemQuote.reportSecond(quote, second.get().first(), request.getReference()));
    }

    private Uni<RedeemQuoteResponse> redeem(
            Mutiny.StatelessSession session, UUID quote, String reference, AtomicReference<RedeemQuote.Second> found) {
        return redeemQuote.redeem(session, quote, reference).map(result -> switch (result) {
            case RedeemQuote.Redeemed done ->
                RedeemQuoteResponse.newBuilder()
                        .setRedeemTime(Messages.timestamp(done.redemption().time()))
                        .build();
            case RedeemQuote.Second second -> {
                found.set(second);
                throw Refusals.of(second);
            }
            case RedeemQuote.Expired expired -> throw Refusals.of(expired);
            case RedeemQuote.Unknown _ -> throw Refusals.unknownQuote();
        });
    }

    @Override
    public Uni<GetKeySetResponse> getKeySet(GetKeySetRequest request) {
        return Uni.createFrom()
                .item(() ->
                        GetKeySetResponse.newBuilder().setJwks(signer.keySet()).build());
    }

    @Override
    public Uni<ListMarketsResponse> listMarkets(ListMarketsRequest request) {
        ListMarketsResponse.Builder answer = ListMarketsResponse.newBuilder();
        markets().forEach(market -> answer.addMarkets(Messages.market(market)));
        return Uni.createFrom().item(answer.build());
    }

    @Override
    @RolesAllowed({"price-manager", "operator"})
    public Uni<ImportPricesResponse> importPrices(ImportPricesRequest request) {
        Checks checks = new Checks();
        checks.count("rows", request.getRowsCount(), MAX_ROWS);
        checks.text("reason", request.getReason(), 1, MAX_REASON);
        checks.done();
        markets();
        return importPrices
                .take(
                        request.getRowsList().stream().map(PricingGrpc::row).toList(),
                        callers.current().name(),
                        request.getReason())
                .map(PricingGrpc::answer);
    }

    private static FeedRow row(PriceRow row) {
        return new FeedRow(
                row.getLine(), row.getSku(), row.getMarket(), row.getTier(), row.getAmount(), row.getValidFrom());
    }

    private static ImportPricesResponse answer(ImportPrices.Report report) {
        ImportPricesResponse.Builder answer =
                ImportPricesResponse.newBuilder().setAccepted(report.accepted()).setChanged(report.changed());
        report.refused()
                .forEach(row -> answer.addRefusedBuilder()
                        .setLine(row.line())
                        .setField(row.field())
                        .setReason(row.reason()));
        return answer.build();
    }

    private Market market(String code) {
        Optional<Market> market = book.market(code);
        if (market.isEmpty()) {
            markets();
            throw Refusals.unknownMarket(code);
        }
        return market.get();
    }

    /** The markets; a replica that has not read them yet says so instead of knowing none. */
    private List<Market> markets() {
        List<Market> markets = book.markets();
        if (markets.isEmpty() && book.now() instanceof Standing.NotCurrent refused) {
            throw refuse(refused);
        }
        return markets;
    }

    private RuntimeException refuse(Standing standing) {
        refusals.count(standing);
        return Refusals.of(standing);
    }
}
