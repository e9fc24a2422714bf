package org.keskio.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest;
import com.google.type.Money;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;
import org.keskio.pricing.application.LivePriceBook;
import org.keskio.pricing.application.PriceBooks;
import org.keskio.pricing.application.PricingSettings;
import org.keskio.pricing.application.Standing;
import org.keskio.pricing.domain.BookView;
import org.keskio.pricing.domain.Tier;
import org.keskio.pricing.v1.BatchGetPricesRequest;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.ErrorReason;
import org.keskio.pricing.v1.GetKeySetRequest;
import org.keskio.pricing.v1.ImportPricesRequest;
import org.keskio.pricing.v1.ImportPricesResponse;
import org.keskio.pricing.v1.ListMarketsRequest;
import org.keskio.pricing.v1.ListPriceHistoryRequest;
import org.keskio.pricing.v1.ListPriceHistoryResponse;
import org.keskio.pricing.v1.Market;
import org.keskio.pricing.v1.PriceEntry;
import org.keskio.pricing.v1.PriceRow;
import org.keskio.pricing.v1.PriceTier;
import org.keskio.pricing.v1.PricesPublished;
import org.keskio.pricing.v1.PricesSwitched;
import org.keskio.pricing.v1.PricingServiceGrpc;
import org.keskio.pricing.v1.PricingServiceGrpc.PricingServiceBlockingStub;
import org.keskio.pricing.v1.PublishPricesRequest;
import org.keskio.pricing.v1.PublishPricesResponse;
import org.keskio.pricing.v1.Quote;
import org.keskio.pricing.v1.QuoteBasketRequest;
import org.keskio.pricing.v1.QuoteLineRequest;
import org.keskio.pricing.v1.QuoteRedeemed;
import org.keskio.pricing.v1.QuoteStatus;
import org.keskio.pricing.v1.RedeemQuoteRequest;
import org.keskio.pricing.v1.SecondRedemptionFound;
import org.keskio.pricing.v1.VerifyQuoteRequest;
import org.keskio.pricing.v1.VerifyQuoteResponse;
import org.keskio.profile.v1.MembershipChanged;

/** The service as its callers see it: real channel, PostgreSQL, Kafka; the lead is 2 s, a quote lives 3 s. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class PricingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DOMAIN = "pricing.keskio.org";

    @Inject
    PriceBooks books;

    @Inject
    PricingSettings settings;

    @Inject
    Mutiny.SessionFactory sessions;

    private final Clock clock = Clock.systemUTC();
    private Grpc grpc;

    @BeforeEach
    void open() {
        grpc = Grpc.open();
        await().atMost(PATIENCE)
                .until(() -> !manager()
                        .listMarkets(ListMarketsRequest.getDefaultInstance())
                        .getMarketsList()
                        .isEmpty());
    }

    @AfterEach
    void close() {
        grpc.close();
    }

    @Test
    void switchesAtTheInstantAndTellsTheWorldOnce() {
        String sku = sku();
        PublishPricesResponse first = publish("FI", euros(sku, 100_00));
        awaitSwitch(first);
        PublishPricesResponse second = manager()
                .publishPrices(publication("FI", euros(sku, 80_00))
                        .setValidFromTime(timestamp(clock.instant().plusSeconds(5)))
                        .build());

        await().atMost(PATIENCE).until(() -> get("FI", sku).getPrices(0).hasNextChangeTime());
        BatchGetPricesResponse planned = get("FI", sku);
        assertThat(minor(planned)).isEqualTo(100_00);
        assertThat(planned.getPrices(0).getNextChangeTime()).isEqualTo(second.getValidFromTime());
        awaitSwitch(second);

        assertThat(minor(get("FI", sku))).isEqualTo(80_00);
        Instant at = instant(second.getValidFromTime());
        assertThat(minor(getAsOf(at.minusNanos(1_000), sku))).isEqualTo(100_00);
        assertThat(minor(getAsOf(at, sku))).isEqualTo(80_00);
        try (TopicReader topic = new TopicReader("keskio.pricing.v1")) {
            await().atMost(PATIENCE).until(() -> switches(topic, second).size() >= 1);
            assertThat(switches(topic, second)).hasSize(1);
            PricesSwitched fact = switches(topic, second).getFirst();
            assertThat(fact.getSwitchTime()).isEqualTo(second.getValidFromTime());
            assertThat(fact.getEntries(0).getAmount()).isEqualTo(money(80_00));
            Instant told = topic.timeOf(
                    PricesSwitched.getDefaultInstance(),
                    PricesSwitched.parser(),
                    it -> it.getRevision() == second.getRevision());
            assertThat(Duration.between(at, told)).isLessThan(Duration.ofSeconds(1));
            assertThat(topic.all(PricesPublished.getDefaultInstance(), PricesPublished.parser()).stream()
                            .filter(it -> it.getRevision() == second.getRevision()))
                    .singleElement()
                    .satisfies(it -> assertThat(it.getLast()).isTrue());
        }
    }

    @Test
    void aLargePublicationIsToldInPieces() {
        String prefix = sku();
        PriceEntry[] entries = IntStream.range(0, 1_200)
                .mapToObj(i -> euros(prefix + "-" + i, 1_00 + i))
                .toArray(PriceEntry[]::new);
        PublishPricesResponse published = publish("FI", entries);
        awaitSwitch(published);

        try (TopicReader topic = new TopicReader("keskio.pricing.v1")) {
            await().atMost(PATIENCE).until(() -> switches(topic, published).size() == 3);
            Set<String> told = switches(topic, published).stream()
                    .flatMap(fact -> fact.getEntriesList().stream())
                    .map(PriceEntry::getSku)
                    .collect(Collectors.toSet());
            assertThat(told).hasSize(1_200);
        }
    }

    @Test
    void refusesToChangeAnInstantThatIsClosed() {
        StatusRuntimeException error = fails(() -> manager()
                .publishPrices(publication("FI", euros(sku(), 1_00))
                        .setValidFromTime(timestamp(clock.instant().plusSeconds(1)))
                        .build()));

        assertReason(error, Status.Code.FAILED_PRECONDITION, ErrorReason.VALID_FROM_CLOSED);
        assertThat(Instant.parse(Errors.infoOf(error).orElseThrow().getMetadataOrThrow("closed_time")))
                .isAfter(clock.instant().minusSeconds(5));
    }

    @Test
    void refusesAnInstantThatMayStillChange() {
        StatusRuntimeException error = fails(() -> getAsOf(clock.instant().plusSeconds(60), "A"));

        assertReason(error, Status.Code.OUT_OF_RANGE, ErrorReason.AS_OF_NOT_CLOSED);
    }

    @Test
    void aRepeatedRequestPublishesOnceAndAChangedOneIsRefused() {
        PublishPricesRequest request = publication("FI", euros(sku(), 5_00)).build();

        PublishPricesResponse first = manager().publishPrices(request);

        assertThat(manager().publishPrices(request)).isEqualTo(first);
        StatusRuntimeException error = fails(() -> manager()
                .publishPrices(request.toBuilder().setReason("another reason").build()));
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo("REQUEST_ID_REUSED");
    }

    @Test
    void revisionsAreDenseHoweverManyPublishAtOnce() throws Exception {
        String sku = sku();
        List<Long> revisions = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<PublishPricesResponse>> calls = new ArrayList<>();
            for (int i = 1; i <= 24; i++) {
                PriceEntry entry = euros(sku, i * 100);
                calls.add(() -> publish("FI", entry));
            }
            for (Future<PublishPricesResponse> call : threads.invokeAll(calls)) {
                revisions.add(call.get().getRevision());
            }
        }
        long first = revisions.stream().min(Long::compare).orElseThrow();
        assertThat(revisions).doesNotHaveDuplicates();
        List<Long> dense = sql("select revision from publications where revision >= " + first + " order by revision");
        assertThat(dense)
                .isEqualTo(IntStream.range(0, dense.size())
                        .mapToObj(i -> first + i)
                        .toList());
    }

    @Test
    void twoReplicasAgreeOnEachInstant() throws Throwable {
        List<String> skus = IntStream.range(0, 5).mapToObj(i -> sku()).toList();
        Instant begin = clock.instant();
        for (int round = 1; round <= 8; round++) {
            for (String sku : skus) {
                publish("FI", euros(sku, round * 100));
            }
        }
        PublishPricesResponse last = publish("FI", euros(skus.getFirst(), 99_00));
        LivePriceBook other = new LivePriceBook(books, settings, clock);
        VertxContextSupport.subscribeAndAwait(other::refresh);
        awaitSwitch(last);
        VertxContextSupport.subscribeAndAwait(other::refresh);

        assertThat(minor(get("FI", skus.getFirst()))).isEqualTo(99_00);
        Instant end = instant(last.getValidFromTime());
        for (Instant at = begin; !at.isAfter(end); at = at.plusMillis(20)) {
            Standing.Sure sure = (Standing.Sure) other.at(at);
            BookView.Reader reader = sure.book().at("FI", sure.asOfMicros());
            BatchGetPricesResponse ours = getAsOf(at, skus.toArray(String[]::new));
            for (String sku : skus) {
                long theirs = reader.find(sku, Tier.PUBLIC) ? reader.amount() : 0;
                assertThat(ours.getPricesList().stream()
                                .filter(price -> price.getSku().equals(sku))
                                .mapToLong(price -> minor(price.getAmount()))
                                .sum())
                        .isEqualTo(theirs);
            }
        }
    }

    @Test
    void aReplicaThatIsCutOffRefusesOnceTheLeadHasRunOut() throws Throwable {
        LivePriceBook cut = new LivePriceBook(books, settings, clock);
        assertThat(cut.now()).isInstanceOf(Standing.NotCurrent.class);
        VertxContextSupport.subscribeAndAwait(cut::refresh);
        assertThat(cut.now()).isInstanceOf(Standing.Sure.class);

        // Nobody refreshes it: as if the database were away.
        await().atMost(PATIENCE).until(() -> cut.now() instanceof Standing.NotCurrent);

        assertThat(clock.instant()).isAfter(cut.view().closedTo());
        assertThat(cut.at(cut.view().closedTo())).isInstanceOf(Standing.Sure.class);
        VertxContextSupport.subscribeAndAwait(cut::refresh);
        assertThat(cut.now()).isInstanceOf(Standing.Sure.class);
    }

    @Test
    void aReplicaWithAWrongClockRefuses() throws Throwable {
        LivePriceBook fast = new LivePriceBook(books, settings, Clock.offset(clock, Duration.ofSeconds(10)));
        VertxContextSupport.subscribeAndAwait(fast::refresh);

        assertThat(fast.now()).isInstanceOf(Standing.NotCurrent.class);
        assertThat(fast.refusal()).hasValueSatisfying(why -> assertThat(why).contains("clock"));
    }

    @Test
    void theDatabaseItselfHoldsTheGuarantee() {
        assertThat(sqlError("update book_head set closed_to = closed_to - interval '1 second'"))
                .contains("cannot go back");
        assertThat(sqlError("update prices set amount = 1")).contains("append-only");
        assertThat(sqlError("delete from publications")).contains("append-only");
        assertThat(sqlError("""
                        insert into publications (revision, market, valid_from, published_by, reason, price_count)
                        select revision + 2, 'FI', closed_to + interval '1 hour', 'x', 'x', 1 from book_head""")).contains("does not follow");
        assertThat(sqlError("""
                        insert into publications (revision, market, valid_from, published_by, reason, price_count)
                        select revision + 1, 'FI', closed_to, 'x', 'x', 1 from book_head""")).contains("is closed to");
    }

    @Test
    void anImportTakesGoodRowsReportsBadOnesAndARepeatChangesNothing() {
        String a = sku();
        String b = sku();
        ImportPricesRequest feed = ImportPricesRequest.newBuilder()
                .setReason("autumn.csv")
                .addRows(row(1, a, "FI", "", "129.90"))
                .addRows(row(2, a, "FI", "club", "119.90"))
                .addRows(row(3, a, "SE", "public", "1399.00"))
                .addRows(row(4, b, "FI", "public", "0"))
                .addRows(row(5, b, "FI", "public", "NaN"))
                .addRows(row(6, b, "XX", "public", "1.00"))
                .addRows(row(7, " ", "FI", "public", "1.00"))
                .addRows(row(8, a, "FI", "public", "129.90"))
                .addRows(row(9, a, "FI", "public", "130.00"))
                .addRows(row(10, b, "FI", "gold", "130.00"))
                .addRows(row(11, b, "US", "", "17.50"))
                .build();

        ImportPricesResponse first = manager().importPrices(feed);

        assertThat(first.getAccepted()).isEqualTo(5);
        assertThat(first.getChanged()).isEqualTo(4);
        assertThat(first.getRefusedList())
                .extracting(refused -> refused.getLine() + " " + refused.getField())
                .containsExactly("4 amount", "5 amount", "6 market", "7 sku", "9 amount", "10 tier");
        ImportPricesResponse again = manager().importPrices(feed);
        assertThat(again.getAccepted()).isEqualTo(5);
        assertThat(again.getChanged()).isZero();
        await().atMost(PATIENCE).until(() -> get("US", b).getPricesCount() == 1);
        assertThat(minor(get("FI", a))).isEqualTo(129_90);
        assertThat(minor(get("SE", a))).isEqualTo(1_399_00);
        ImportPricesResponse changed = manager()
                .importPrices(ImportPricesRequest.newBuilder()
                        .setReason("winter.csv")
                        .addRows(row(1, a, "FI", "", "99.90"))
                        .addRows(row(2, a, "FI", "club", "119.90"))
                        .build());
        assertThat(changed.getChanged()).isEqualTo(1);
    }

    @Test
    void anImportedInstantMayBePastOnlyForAPriceThatAlreadyHolds() {
        String sku = sku();
        PublishPricesResponse published = publish("FI", euros(sku, 10_00));
        awaitSwitch(published);
        String past = clock.instant().toString();

        ImportPricesResponse report = manager()
                .importPrices(ImportPricesRequest.newBuilder()
                        .setReason("repeat")
                        .addRows(row(1, sku, "FI", "", "10.00").toBuilder().setValidFrom(past))
                        .addRows(row(2, sku, "FI", "club", "9.00").toBuilder().setValidFrom(past))
                        .build());

        assertThat(report.getAccepted()).isEqualTo(1);
        assertThat(report.getChanged()).isZero();
        assertThat(report.getRefusedList())
                .singleElement()
                .satisfies(refused -> assertThat(refused.getField()).isEqualTo("valid_from"));
    }

    @Test
    void aQuoteIsHonouredVerifiedAndUsedOnce() {
        String sku = sku();
        awaitSwitch(publish("FI", euros(sku, 129_90)));
        Quote quote = quote(Tokens.clerk("FI-HEL-01"), "", sku, 2).getQuote();

        assertThat(minor(quote.getTotal())).isEqualTo(259_80);
        assertThat(minor(quote.getVat())).isEqualTo(52_79); // 25980 * 2550 / 12550 = 5278.8
        assertThat(verify(quote.getJws()).getStatus()).isEqualTo(QuoteStatus.QUOTE_STATUS_VALID);
        assertThat(verify(quote.getJws()).getQuote()).isEqualTo(quote);
        RedeemQuoteRequest sale = redemption(quote, "sale-1");
        Timestamp time = shop().redeemQuote(sale).getRedeemTime();
        assertThat(shop().redeemQuote(sale).getRedeemTime()).isEqualTo(time);
        assertThat(shop().redeemQuote(redemption(quote, "sale-1")).getRedeemTime())
                .isEqualTo(time);
        VerifyQuoteResponse used = verify(quote.getJws());
        assertThat(used.getStatus()).isEqualTo(QuoteStatus.QUOTE_STATUS_REDEEMED);
        assertThat(used.getRedeemedBy()).isEqualTo("sale-1");

        for (int i = 0; i < 2; i++) {
            StatusRuntimeException error = fails(() -> shop().redeemQuote(redemption(quote, "sale-2")));
            assertReason(error, Status.Code.FAILED_PRECONDITION, ErrorReason.QUOTE_REDEEMED);
        }
        try (TopicReader topic = new TopicReader("keskio.pricing.v1")) {
            await().atMost(PATIENCE).until(() -> !seconds(topic, quote).isEmpty());
            assertThat(seconds(topic, quote)).singleElement().satisfies(fact -> {
                assertThat(fact.getFirstReference()).isEqualTo("sale-1");
                assertThat(fact.getSecondReference()).isEqualTo("sale-2");
            });
            assertThat(topic.all(QuoteRedeemed.getDefaultInstance(), QuoteRedeemed.parser()).stream()
                            .filter(fact -> fact.getQuoteId().equals(quote.getQuoteId())))
                    .hasSize(1);
        }
    }

    @Test
    void aQuoteEnds() {
        String sku = sku();
        awaitSwitch(publish("FI", euros(sku, 10_00)));
        Quote quote = quote(Tokens.shop(), "", sku, 1).getQuote();

        await().atMost(PATIENCE).until(() -> verify(quote.getJws()).getStatus() == QuoteStatus.QUOTE_STATUS_EXPIRED);

        assertReason(
                fails(() -> shop().redeemQuote(redemption(quote, "sale-late"))),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.QUOTE_EXPIRED);
    }

    @Test
    void aChangedQuoteIsForged() {
        String sku = sku();
        awaitSwitch(publish("FI", euros(sku, 10_00)));
        String jws = quote(Tokens.shop(), "", sku, 1).getQuote().getJws();
        String[] parts = jws.split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
        String cheaper = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace("10.00", "01.00").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(status(parts[0] + "." + cheaper + "." + parts[2])).isEqualTo(QuoteStatus.QUOTE_STATUS_FORGED);
        assertThat(status(unsigned + "." + parts[1] + ".")).isEqualTo(QuoteStatus.QUOTE_STATUS_FORGED);
        assertThat(status("")).isEqualTo(QuoteStatus.QUOTE_STATUS_FORGED);
        assertThat(status("a.b.c")).isEqualTo(QuoteStatus.QUOTE_STATUS_FORGED);
        assertThat(status("x".repeat(200_000))).isEqualTo(QuoteStatus.QUOTE_STATUS_FORGED);
        for (int i = 0; i < jws.length(); i += 7) {
            assertThat(status(flipped(jws, i))).as("character %d", i).isEqualTo(QuoteStatus.QUOTE_STATUS_FORGED);
        }
        assertThat(status(flipped(jws, jws.length() - 1))).isEqualTo(QuoteStatus.QUOTE_STATUS_FORGED);
    }

    @Test
    void membershipComesFromProfileNotFromTheCaller() {
        String sku = sku();
        String customer = UUID.randomUUID().toString();
        publish("FI", euros(sku, 100_00));
        awaitSwitch(publish(
                "FI",
                euros(sku, 90_00).toBuilder().setTier(PriceTier.PRICE_TIER_CLUB).build()));
        assertThat(minor(quote(Tokens.shop(), customer, sku, 1).getQuote().getTotal()))
                .isEqualTo(100_00);

        FactWriter.write("keskio.profile.v1", customer, 3, membership(customer, true, 3));
        FactWriter.write("keskio.profile.v1", customer, 2, membership(customer, false, 2)); // late

        await().atMost(PATIENCE)
                .until(() -> quote(Tokens.shop(), customer, sku, 1).getQuote().getMembershipVersion() == 3);
        Quote quote = quote(Tokens.customer(customer), customer, sku, 1).getQuote();
        assertThat(minor(quote.getTotal())).isEqualTo(90_00);
        assertThat(quote.getLines(0).getTier()).isEqualTo(PriceTier.PRICE_TIER_CLUB);
        assertReason(
                fails(() -> quote(Tokens.customer(UUID.randomUUID().toString()), customer, sku, 1)),
                Status.Code.PERMISSION_DENIED,
                ErrorReason.CUSTOMER_NOT_CALLER);
    }

    @Test
    void aSendOrderUsesItsQuote() {
        String sku = sku();
        awaitSwitch(publish("FI", euros(sku, 10_00)));
        Quote quote = quote(Tokens.clerk("FI-HEL-01"), "", sku, 1).getQuote();
        String order = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();

        FactWriter.write("keskio.inventory.v1", order, 1, made(order, quote));
        await().atMost(PATIENCE)
                .until(() -> verify(quote.getJws()).getRedeemedBy().equals(order));
        FactWriter.write("keskio.inventory.v1", other, 1, made(other, quote));

        try (TopicReader topic = new TopicReader("keskio.pricing.v1")) {
            await().atMost(PATIENCE).until(() -> seconds(topic, quote).size() == 1);
            assertThat(seconds(topic, quote).getFirst().getSecondReference()).isEqualTo(other);
        }
    }

    @Test
    void historyNamesWhoWhenAndWhyPageByPage() {
        String sku = sku();
        List<Long> revisions = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            revisions.add(publish(
                            "NO",
                            PriceEntry.newBuilder()
                                    .setSku(sku)
                                    .setAmount(Money.newBuilder()
                                            .setCurrencyCode("NOK")
                                            .setUnits(i * 100L))
                                    .build())
                    .getRevision());
        }

        ListPriceHistoryRequest request = ListPriceHistoryRequest.newBuilder()
                .setSku(sku)
                .setMarket("NO")
                .setPageSize(2)
                .build();
        List<Long> seen = new ArrayList<>();
        String token = "";
        do {
            ListPriceHistoryResponse page = manager()
                    .listPriceHistory(request.toBuilder().setPageToken(token).build());
            page.getPricesList().forEach(price -> {
                seen.add(price.getPrice().getRevision());
                assertThat(price.getPublishedBy()).isEqualTo("test.price-manager");
                assertThat(price.getReason()).isEqualTo("test");
            });
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(seen).isEqualTo(revisions);
        assertReason(
                fails(() -> manager()
                        .listPriceHistory(
                                request.toBuilder().setPageToken("rubbish").build())),
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.PAGE_TOKEN_INVALID);
    }

    @Test
    void knowsTheMarkets() {
        assertThat(manager()
                        .listMarkets(ListMarketsRequest.getDefaultInstance())
                        .getMarketsList())
                .extracting(Market::getMarket, Market::getCurrencyCode, Market::getVatBasisPoints)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("DK", "DKK", 2500),
                        org.assertj.core.groups.Tuple.tuple("EE", "EUR", 2400),
                        org.assertj.core.groups.Tuple.tuple("FI", "EUR", 2550),
                        org.assertj.core.groups.Tuple.tuple("NO", "NOK", 2500),
                        org.assertj.core.groups.Tuple.tuple("SE", "SEK", 2500),
                        org.assertj.core.groups.Tuple.tuple("US", "USD", 0));
    }

    @Test
    void publishesItsKeysAndKeepsThePrivateOneLocked() {
        String keys = manager().getKeySet(GetKeySetRequest.getDefaultInstance()).getJwks();

        assertThat(keys)
                .contains("\"kty\":\"OKP\"", "\"crv\":\"Ed25519\"", "\"kid\"")
                .doesNotContain("\"d\"");
        assertThat(sql("select count(*) from signing_keys where nonce is null")).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 1_000, Integer.MAX_VALUE})
    void refusesAQuantityThatNobodyBuys(int quantity) {
        StatusRuntimeException error = fails(() -> quote(Tokens.shop(), "", "A", quantity));

        assertReason(error, Status.Code.INVALID_ARGUMENT, ErrorReason.FIELD_INVALID);
        assertThat(fields(error)).containsExactly("lines[0].quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "A\nB"})
    void refusesASkuThatIsNone(String sku) {
        StatusRuntimeException error = fails(() -> get("FI", "A", sku));

        assertReason(error, Status.Code.INVALID_ARGUMENT, ErrorReason.FIELD_INVALID);
        assertThat(fields(error)).containsExactly("skus[1]");
    }

    @Test
    void refusesListsAndTextsWithoutMeasure() {
        assertThat(fields(fails(() -> get("FI", "x".repeat(10_000))))).containsExactly("skus[0]");
        assertThat(fields(fails(() -> get("FI")))).containsExactly("skus");
        assertThat(fields(fails(() ->
                        get("FI", IntStream.range(0, 501).mapToObj(i -> "S" + i).toArray(String[]::new)))))
                .containsExactly("skus");
        assertThat(fields(fails(() -> manager()
                        .publishPrices(publication("FI", euros("A", 1_00), euros("A", 2_00))
                                .setReason("  ")
                                .build()))))
                .containsExactly("reason", "entries[1].sku");
        assertReason(fails(() -> get("XX", "A")), Status.Code.INVALID_ARGUMENT, ErrorReason.MARKET_UNKNOWN);
        assertReason(
                fails(() -> quote(Tokens.shop(), "", sku(), 1)),
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.SKU_NOT_PRICED);
        assertReason(
                fails(() -> shop().redeemQuote(redemption(
                        Quote.newBuilder()
                                .setQuoteId(UUID.randomUUID().toString())
                                .build(),
                        "sale"))),
                Status.Code.NOT_FOUND,
                ErrorReason.QUOTE_UNKNOWN);
    }

    @Test
    void refusesAmountsThatAreNoPrices() {
        for (Money bad : List.of(
                Money.newBuilder().setCurrencyCode("EUR").build(),
                Money.newBuilder().setCurrencyCode("EUR").setUnits(-1).build(),
                Money.newBuilder().setCurrencyCode("SEK").setUnits(1).build(),
                Money.newBuilder().setCurrencyCode("EUR").setNanos(1).build(),
                Money.newBuilder()
                        .setCurrencyCode("EUR")
                        .setUnits(1)
                        .setNanos(-1)
                        .build(),
                Money.newBuilder()
                        .setCurrencyCode("EUR")
                        .setUnits(Long.MAX_VALUE)
                        .build())) {
            PriceEntry entry =
                    PriceEntry.newBuilder().setSku("A").setAmount(bad).build();
            StatusRuntimeException error = fails(() -> publish("FI", entry));
            assertReason(error, Status.Code.INVALID_ARGUMENT, ErrorReason.AMOUNT_INVALID);
            assertThat(fields(error)).containsExactly("entries[0].amount");
        }
    }

    @Test
    void lookingNeedsATokenAndPublishingARole() {
        PublishPricesRequest request = publication("FI", euros("A", 1_00)).build();

        assertThat(code(() -> stub(Tokens.clerk("FI-HEL-01")).publishPrices(request)))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(code(() -> stub(Tokens.priceManager()).redeemQuote(RedeemQuoteRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(code(() -> PricingServiceGrpc.newBlockingStub(grpc.anonymous())
                        .batchGetPrices(request("FI", "A").build())))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(code(() -> stub(Tokens.forged(List.of("operator"), Map.of())).publishPrices(request)))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(code(() ->
                        stub(Tokens.expired(List.of("operator"), Map.of())).publishPrices(request)))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void isReadyAndShowsTheBook() {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'price-book' }.data.refusing", Matchers.is("no"));
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("keskio_pricing_book_revision", "keskio_pricing_book_closed_ahead_seconds");
    }

    private PricingServiceBlockingStub stub(String token) {
        return PricingServiceGrpc.newBlockingStub(grpc.as(token));
    }

    private PricingServiceBlockingStub manager() {
        return stub(Tokens.priceManager());
    }

    private PricingServiceBlockingStub shop() {
        return stub(Tokens.shop());
    }

    private PublishPricesResponse publish(String market, PriceEntry... entries) {
        return manager().publishPrices(publication(market, entries).build());
    }

    private static PublishPricesRequest.Builder publication(String market, PriceEntry... entries) {
        return PublishPricesRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setMarket(market)
                .setReason("test")
                .addAllEntries(List.of(entries));
    }

    private BatchGetPricesResponse get(String market, String... skus) {
        return manager().batchGetPrices(request(market, skus).build());
    }

    private BatchGetPricesResponse getAsOf(Instant asOf, String... skus) {
        return manager()
                .batchGetPrices(request("FI", skus).setAsOfTime(timestamp(asOf)).build());
    }

    private static BatchGetPricesRequest.Builder request(String market, String... skus) {
        return BatchGetPricesRequest.newBuilder().setMarket(market).addAllSkus(List.of(skus));
    }

    /** Waits until the instant has come by our clock and the replica knows the revision. */
    private void awaitSwitch(PublishPricesResponse published) {
        Instant at = instant(published.getValidFromTime());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> clock.instant().isAfter(at) && get("FI", "NONE").getRevision() >= published.getRevision());
    }

    private org.keskio.pricing.v1.QuoteBasketResponse quote(String token, String customer, String sku, int quantity) {
        return stub(token)
                .quoteBasket(QuoteBasketRequest.newBuilder()
                        .setRequestId(UUID.randomUUID().toString())
                        .setMarket("FI")
                        .setCustomerId(customer)
                        .addLines(QuoteLineRequest.newBuilder().setSku(sku).setQuantity(quantity))
                        .build());
    }

    private VerifyQuoteResponse verify(String jws) {
        return manager().verifyQuote(VerifyQuoteRequest.newBuilder().setJws(jws).build());
    }

    private QuoteStatus status(String jws) {
        return verify(jws).getStatus();
    }

    private static RedeemQuoteRequest redemption(Quote quote, String reference) {
        return RedeemQuoteRequest.newBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .setQuoteId(quote.getQuoteId())
                .setReference(reference)
                .build();
    }

    private static List<PricesSwitched> switches(TopicReader topic, PublishPricesResponse published) {
        return topic.all(PricesSwitched.getDefaultInstance(), PricesSwitched.parser()).stream()
                .filter(fact -> fact.getRevision() == published.getRevision())
                .toList();
    }

    private static List<SecondRedemptionFound> seconds(TopicReader topic, Quote quote) {
        return topic.all(SecondRedemptionFound.getDefaultInstance(), SecondRedemptionFound.parser()).stream()
                .filter(fact -> fact.getQuoteId().equals(quote.getQuoteId()))
                .toList();
    }

    private static MembershipChanged membership(String customer, boolean member, long version) {
        return MembershipChanged.newBuilder()
                .setCustomerId(customer)
                .setMember(member)
                .setMembershipVersion(version)
                .build();
    }

    private static SendOrderMoved made(String order, Quote quote) {
        return SendOrderMoved.newBuilder()
                .setSendOrderId(order)
                .setToState(SendOrderState.SEND_ORDER_STATE_RESERVED)
                .setQuoteId(quote.getQuoteId())
                .setMoveTime(quote.getAsOfTime())
                .build();
    }

    @SuppressWarnings("unchecked")
    private List<Long> sql(String query) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> sessions.withStatelessTransaction(
                    session -> session.createNativeQuery(query, Long.class).getResultList()));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private String sqlError(String statement) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> sessions.withStatelessTransaction(
                    session -> session.createNativeQuery(statement).executeUpdate()));
            return "no error";
        } catch (Throwable e) {
            return String.valueOf(e);
        }
    }

    private static PriceRow row(long line, String sku, String market, String tier, String amount) {
        return PriceRow.newBuilder()
                .setLine(line)
                .setSku(sku)
                .setMarket(market)
                .setTier(tier)
                .setAmount(amount)
                .build();
    }

    private static PriceEntry euros(String sku, long minor) {
        return PriceEntry.newBuilder().setSku(sku).setAmount(money(minor)).build();
    }

    private static Money money(long minor) {
        return Money.newBuilder()
                .setCurrencyCode("EUR")
                .setUnits(minor / 100)
                .setNanos((int) (minor % 100) * 10_000_000)
                .build();
    }

    private static long minor(Money money) {
        return money.getUnits() * 100 + money.getNanos() / 10_000_000;
    }

    private static long minor(BatchGetPricesResponse answer) {
        return minor(answer.getPrices(0).getAmount());
    }

    private static String flipped(String text, int index) {
        char other = text.charAt(index) == 'A' ? 'B' : 'A';
        return text.substring(0, index) + other + text.substring(index + 1);
    }

    private static String sku() {
        return "T-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static StatusRuntimeException fails(Runnable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call::run);
    }

    private static Status.Code code(Runnable call) {
        return fails(call).getStatus().getCode();
    }

    private static void assertReason(StatusRuntimeException error, Status.Code code, ErrorReason reason) {
        assertThat(error.getStatus().getCode()).isEqualTo(code);
        assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo(reason.name());
        assertThat(Errors.infoOf(error).orElseThrow().getDomain()).isEqualTo(DOMAIN);
    }

    private static List<String> fields(StatusRuntimeException error) {
        return Errors.badRequestOf(error).orElseThrow().getFieldViolationsList().stream()
                .map(BadRequest.FieldViolation::getField)
                .toList();
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
