package org.keskio.inventory.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.ReserveLine;
import org.keskio.inventory.v1.ReserveRequest;
import org.keskio.inventory.v1.StockServiceGrpc;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(PricingFake.class)
class LastUnitTest {

    private static final int CLIENTS = 1000;

    private World world;

    @BeforeEach
    void open() {
        world = new World();
        world.places();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void ofAThousandWhoWantTheLastPieceOneGetsIt() throws Exception {
        String sku = world.product("LAST");
        world.count(sku, World.WAREHOUSE, 1);
        var stock = world.stockAs(Tokens.shop());

        List<String> outcomes = all(CLIENTS, () -> outcome(stock, request(sku, 1)));

        assertThat(outcomes).filteredOn("held"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("STOCK_SHORT"::equals).hasSize(CLIENTS - 1);
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(1);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void basketsThatAskTogetherAreHeldOnceByTheirRequestId() throws Exception {
        String sku = world.product("TOGETHER");
        world.count(sku, World.WAREHOUSE, 1000);
        var stock = world.stockAs(Tokens.shop());
        ReserveRequest again = request(sku, 1);
        List<String> ids = all(200, () -> stock.reserve(again).getReservation().getReservationId());
        List<String> others =
                all(200, () -> stock.reserve(request(sku, 2)).getReservation().getReservationId());

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(others).doesNotHaveDuplicates().hasSize(200);
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(401);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    @Test
    void whoAsksAgainGetsTheFirstAnswerAmongOthersWhoAreRefused() throws Exception {
        String sku = world.product("AGAIN");
        world.count(sku, World.WAREHOUSE, 40);
        var stock = world.stockAs(Tokens.shop());
        Queue<ReserveRequest> first = new ConcurrentLinkedQueue<>();
        assertThat(all(30, () -> {
                    ReserveRequest request = request(sku, 1);
                    first.add(request);
                    return outcome(stock, request);
                }))
                .containsOnly("held");
        List<ReserveRequest> mixed = new ArrayList<>(first);
        for (int i = 0; i < 30; i++) {
            mixed.add(request(sku, 1));
        }
        Collections.shuffle(mixed, new Random(7));
        Queue<ReserveRequest> asked = new ConcurrentLinkedQueue<>(mixed);

        List<String> outcomes = all(60, () -> outcome(stock, asked.remove()));

        assertThat(outcomes).filteredOn("held"::equals).hasSize(40);
        assertThat(outcomes).filteredOn("STOCK_SHORT"::equals).hasSize(20);
        assertThat(world.level(sku, World.WAREHOUSE).getReserved()).isEqualTo(40);
        assertThat(world.check(sku).getDifferencesList()).isEmpty();
    }

    private static String outcome(StockServiceGrpc.StockServiceBlockingStub stock, ReserveRequest request) {
        try {
            return stock.reserve(request).hasReservation() ? "held" : "nothing";
        } catch (StatusRuntimeException e) {
            return Errors.infoOf(e).orElseThrow().getReason();
        }
    }

    private static List<String> all(int clients, Callable<String> call) throws Exception {
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                calls.add(call);
            }
            for (Future<String> future : threads.invokeAll(calls)) {
                outcomes.add(future.get());
            }
        }
        return outcomes;
    }

    private static ReserveRequest request(String sku, int quantity) {
        return ReserveRequest.newBuilder()
                .setRequestId(World.id())
                .setCountry("FI")
                .addLines(ReserveLine.newBuilder()
                        .setSku(sku)
                        .setQuantity(quantity)
                        .setLocation(World.WAREHOUSE))
                .build();
    }
}
