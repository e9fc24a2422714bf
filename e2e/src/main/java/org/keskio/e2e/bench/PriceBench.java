package org.keskio.e2e.bench;

import static org.keskio.e2e.bench.Benches.ROUND;
import static org.keskio.e2e.bench.Benches.WARM_UP_AT_MOST;
import static org.keskio.e2e.bench.Benches.WARM_UP_WINDOW;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.keskio.e2e.Suite;
import org.keskio.pricing.v1.BatchGetPricesRequest;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.PricingServiceGrpc;
import org.keskio.pricing.v1.PricingServiceGrpc.PricingServiceFutureStub;

/** BatchGetPrices of one SKU against an echo of the same bytes behind the same stack and authorisation. */
final class PriceBench {

    private static final int ROUNDS = 5;
    private static final double GOAL = 0.85;

    private final Services services;

    PriceBench(Services services) {
        this.services = services;
    }

    Row run(Suite suite) {
        String token = services.token();
        JsonNode story = suite.world().path("stories").path("sold_out_here");
        BatchGetPricesRequest request = BatchGetPricesRequest.newBuilder()
                .setMarket("FI")
                .addSkus(story.path("sku").asText())
                .build();
        try (Server pricing = services.start("pricing");
                Connection ours = new Connection(pricing.port(), token)) {
            BatchGetPricesResponse answer = PricingServiceGrpc.newBlockingStub(
                            ours.stubs(channel -> channel).getFirst())
                    .batchGetPrices(request);
            String bytes = Base64.getEncoder().encodeToString(answer.toByteArray());
            Map<String, String> told = services.environment("pricing");
            told.put("KESKIO_ECHO_ANSWER", bytes);
            try (Server echo = Server.start(
                            "echo",
                            List.of(
                                    "-jar",
                                    services.root()
                                            .resolve("e2e/echo/target/quarkus-app/quarkus-run.jar")
                                            .toString()),
                            told,
                            true);
                    Server bare = Server.start(
                            "bare",
                            List.of(
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    BareEcho.class.getName(),
                                    "PORT",
                                    bytes),
                            Map.of(),
                            false);
                    Connection limit = new Connection(echo.port(), token);
                    Connection bareLimit = new Connection(bare.port(), token)) {
                return measure(
                        request,
                        answer,
                        pricing,
                        load(ours, request),
                        echo,
                        load(limit, request),
                        bare,
                        load(bareLimit, request));
            }
        }
    }

    private Row measure(
            BatchGetPricesRequest request,
            BatchGetPricesResponse answer,
            Server pricing,
            Load ours,
            Server echo,
            Load limit,
            Server bare,
            Load bareLimit) {
        ours.warmUp(pricing, WARM_UP_WINDOW, WARM_UP_AT_MOST);
        limit.warmUp(echo, WARM_UP_WINDOW, WARM_UP_AT_MOST);
        bareLimit.warmUp(bare, WARM_UP_WINDOW, WARM_UP_AT_MOST);
        Turns turns = new Turns();
        for (int n = 0; n < ROUNDS; n++) {
            turns.add(ours.peak(pricing, ROUND), limit.peak(echo, ROUND));
        }
        double bareMicros = bareLimit.peak(bare, ROUND).cpuMicros();
        Histogram latencies = ours.openLoop(turns.ours().perSecond() / 2, ROUND.multipliedBy(2));
        return Row.of(
                "price",
                turns,
                latencies,
                GOAL,
                String.format(
                        Locale.ROOT,
                        "1 SKU a call; request %d bytes, answer %d bytes; %d rounds of %d s, ours and echo in turn, medians; "
                                + "64 under way; at the wall: ours %.0f/s, echo %.0f/s; bare grpc-java echo without authorisation "
                                + "%.1f us of CPU a call; latencies open loop at half of our peak",
                        request.getSerializedSize(),
                        answer.getSerializedSize(),
                        ROUNDS,
                        ROUND.toSeconds(),
                        turns.ours().perSecond(),
                        turns.limit().perSecond(),
                        bareMicros));
    }

    private static Load load(Connection connection, BatchGetPricesRequest request) {
        List<PricingServiceFutureStub> stubs = connection.stubs(PricingServiceGrpc::newFutureStub);
        return new Load(n -> stubs.get((int) (n % stubs.size())).batchGetPrices(request));
    }
}
