package org.keskio.demopartner;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
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

/** The contract, answered from the shelf, in the mood of the moment. */
final class Calls extends PartnerServiceGrpc.PartnerServiceImplBase {

    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SKU = Pattern.compile("[^\\s=]{1,32}");

    private final Shelf shelf;
    private final Path mood;
    private final Clock clock;

    Calls(Shelf shelf, Path mood, Clock clock) {
        this.shelf = shelf;
        this.mood = mood;
        this.clock = clock;
    }

    @Override
    public void findOffers(FindOffersRequest request, StreamObserver<FindOffersResponse> answer) {
        reply(answer, now -> {
            boolean lies = Mood.in(mood).lies();
            FindOffersResponse.Builder offers = FindOffersResponse.newBuilder();
            for (Shelf.Wanted wanted : wanted(request.getLinesList())) {
                shelf.offer(wanted)
                        .or(() -> lies
                                ? Optional.of(new Shelf.Item(wanted.sku(), wanted.quantity(), 1, "3.00"))
                                : Optional.empty())
                        .ifPresent(item -> offers.addOffers(offer(item, wanted, now)));
            }
            return offers.build();
        });
    }

    @Override
    public void confirmOrder(ConfirmOrderRequest request, StreamObserver<ConfirmOrderResponse> answer) {
        reply(answer, now -> {
            boolean willing = !Mood.in(mood).lies();
            Shelf.Order order = shelf.confirm(id(request.getRequestId()), wanted(request.getLinesList()), willing, now);
            return ConfirmOrderResponse.newBuilder().setOrder(order(order, now)).build();
        });
    }

    @Override
    public void cancelOrder(CancelOrderRequest request, StreamObserver<CancelOrderResponse> answer) {
        reply(
                answer,
                now -> CancelOrderResponse.newBuilder()
                        .setOrder(order(shelf.cancel(id(request.getOrderId()), now), now))
                        .build());
    }

    @Override
    public void getOrder(GetOrderRequest request, StreamObserver<GetOrderResponse> answer) {
        reply(
                answer,
                now -> GetOrderResponse.newBuilder()
                        .setOrder(order(
                                shelf.look(
                                                id(request.getOrderId()),
                                                Mood.in(mood).lies(),
                                                now)
                                        .orElseThrow(() -> Status.NOT_FOUND
                                                .withDescription("There is no such order")
                                                .asRuntimeException()),
                                now))
                        .build());
    }

    private <R> void reply(StreamObserver<R> answer, Function<Instant, R> work) {
        try {
            Thread.sleep(Mood.in(mood).delay());
            answer.onNext(work.apply(clock.instant()));
            answer.onCompleted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
        } catch (IllegalArgumentException e) {
            answer.onError(
                    Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
        } catch (RuntimeException e) {
            answer.onError(e);
        }
    }

    private static Offer offer(Shelf.Item item, Shelf.Wanted wanted, Instant now) {
        BigDecimal cost = new BigDecimal(item.costEur());
        return Offer.newBuilder()
                .setOfferId(UUID.randomUUID().toString())
                .setSku(wanted.sku())
                .setQuantity(wanted.quantity())
                .setReadyTime(time(now.plus(Duration.ofDays(item.leadTimeDays()))))
                .setCost(Money.newBuilder()
                        .setCurrencyCode("EUR")
                        .setUnits(cost.longValue())
                        .setNanos(
                                cost.remainder(BigDecimal.ONE).movePointRight(9).intValue()))
                .setExpireTime(time(now.plus(GOOD_FOR)))
                .build();
    }

    private Order order(Shelf.Order order, Instant now) {
        boolean shipped = shelf.isShipped(order, now);
        Order.Builder message = Order.newBuilder().setOrderId(order.id());
        return switch (order.state()) {
            case CONFIRMED ->
                message.setState(shipped ? OrderState.ORDER_STATE_SHIPPED : OrderState.ORDER_STATE_CONFIRMED)
                        .setTrackingNumber(
                                shipped ? "VF" + order.id().substring(24).toUpperCase(Locale.ROOT) : "")
                        .build();
            case REFUSED ->
                message.setState(OrderState.ORDER_STATE_REFUSED)
                        .setReason("sold out")
                        .build();
            case CANCELLED -> message.setState(OrderState.ORDER_STATE_CANCELLED).build();
            case FAILED ->
                message.setState(OrderState.ORDER_STATE_FAILED)
                        .setReason("not found")
                        .build();
        };
    }

    private static List<Shelf.Wanted> wanted(List<Line> lines) {
        return lines.stream()
                .map(line -> {
                    if (!SKU.matcher(line.getSku()).matches() || line.getQuantity() < 1 || line.getQuantity() > 99) {
                        throw new IllegalArgumentException("lines: sku must be 1-32 characters, quantity 1-99");
                    }
                    return new Shelf.Wanted(line.getSku(), line.getQuantity());
                })
                .toList();
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("the id must be a UUID in lower case");
        }
        return text;
    }

    private static Timestamp time(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
