package org.keskio.inventory.send;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.keskio.partner.v1.CancelOrderRequest;
import org.keskio.partner.v1.CancelOrderResponse;
import org.keskio.partner.v1.ConfirmOrderRequest;
import org.keskio.partner.v1.ConfirmOrderResponse;
import org.keskio.partner.v1.FindOffersRequest;
import org.keskio.partner.v1.FindOffersResponse;
import org.keskio.partner.v1.GetOrderRequest;
import org.keskio.partner.v1.GetOrderResponse;
import org.keskio.partner.v1.Line;
import org.keskio.partner.v1.Offer;
import org.keskio.partner.v1.Order;
import org.keskio.partner.v1.OrderState;
import org.keskio.partner.v1.PartnerServiceGrpc;

/** A partner on a real port, who can be slow, lie, lose answers and die. */
final class PartnerServer extends PartnerServiceGrpc.PartnerServiceImplBase implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<String> TOKEN = Context.key("token");

    /** SKUs that it offers. */
    final Set<String> has = ConcurrentHashMap.newKeySet();

    /** What it was asked, and with which tokens. */
    final List<FindOffersRequest> asked = new CopyOnWriteArrayList<>();

    final List<String> tokens = new CopyOnWriteArrayList<>();

    /** Each try to order. */
    final List<ConfirmOrderRequest> confirmations = new CopyOnWriteArrayList<>();

    /** How its orders stand. */
    final Map<String, OrderState> orders = new ConcurrentHashMap<>();

    /** Answers to confirmations that get lost on the way before one arrives. */
    final AtomicInteger losesAnswers = new AtomicInteger();

    volatile boolean lies;
    volatile CountDownLatch slow = new CountDownLatch(0);

    private final Server server;

    PartnerServer() {
        this(0);
    }

    PartnerServer(int port) {
        try {
            server = ServerBuilder.forPort(port)
                    .addService(this)
                    .intercept(new TokenReader())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    String endpoint() {
        return "http://localhost:" + port();
    }

    @Override
    public void close() {
        slow.countDown();
        server.shutdownNow();
    }

    @Override
    public void findOffers(FindOffersRequest request, StreamObserver<FindOffersResponse> answer) {
        asked.add(request);
        tokens.add(TOKEN.get());
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Instant now = Clock.systemUTC().instant();
        FindOffersResponse.Builder offers = FindOffersResponse.newBuilder();
        for (Line line : request.getLinesList()) {
            if (has.contains(line.getSku())) {
                offers.addOffers(Offer.newBuilder()
                        .setOfferId("offer of " + line.getSku())
                        .setSku(line.getSku())
                        .setQuantity(line.getQuantity())
                        .setReadyTime(time(now.plus(Duration.ofDays(2))))
                        .setCost(Money.newBuilder().setCurrencyCode("EUR").setUnits(4))
                        .setExpireTime(time(now.plus(Duration.ofMinutes(10)))));
            }
        }
        answer.onNext(offers.build());
        answer.onCompleted();
    }

    @Override
    public void confirmOrder(ConfirmOrderRequest request, StreamObserver<ConfirmOrderResponse> answer) {
        confirmations.add(request);
        orders.putIfAbsent(
                request.getRequestId(), lies ? OrderState.ORDER_STATE_REFUSED : OrderState.ORDER_STATE_CONFIRMED);
        if (losesAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        answer.onNext(ConfirmOrderResponse.newBuilder()
                .setOrder(order(request.getRequestId()))
                .build());
        answer.onCompleted();
    }

    @Override
    public void cancelOrder(CancelOrderRequest request, StreamObserver<CancelOrderResponse> answer) {
        orders.put(request.getOrderId(), OrderState.ORDER_STATE_CANCELLED);
        answer.onNext(CancelOrderResponse.newBuilder()
                .setOrder(order(request.getOrderId()))
                .build());
        answer.onCompleted();
    }

    @Override
    public void getOrder(GetOrderRequest request, StreamObserver<GetOrderResponse> answer) {
        if (!orders.containsKey(request.getOrderId())) {
            answer.onError(Status.NOT_FOUND.asRuntimeException());
            return;
        }
        answer.onNext(GetOrderResponse.newBuilder()
                .setOrder(order(request.getOrderId()))
                .build());
        answer.onCompleted();
    }

    private Order order(String id) {
        OrderState state = orders.getOrDefault(id, OrderState.ORDER_STATE_UNSPECIFIED);
        return Order.newBuilder()
                .setOrderId(id)
                .setState(state)
                .setTrackingNumber(state == OrderState.ORDER_STATE_SHIPPED ? "TRACK-1" : "")
                .setReason(lies ? "sold out" : "")
                .build();
    }

    private static Timestamp time(Instant at) {
        return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).build();
    }

    private static final class TokenReader implements ServerInterceptor {

        @Override
        public <I, O> ServerCall.Listener<I> interceptCall(
                ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
            String token = String.valueOf(headers.get(AUTHORIZATION));
            return Contexts.interceptCall(Context.current().withValue(TOKEN, token), call, headers, next);
        }
    }
}
