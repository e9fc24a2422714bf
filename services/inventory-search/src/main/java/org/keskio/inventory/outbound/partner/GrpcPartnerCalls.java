package org.keskio.inventory.outbound.partner;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.partner.PartnerCalls;
import org.keskio.inventory.application.partner.PartnerKeys;
import org.keskio.inventory.application.partner.PartnerSettings;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.Partner;
import org.keskio.inventory.domain.partner.PartnerOffer;
import org.keskio.inventory.domain.partner.PartnerOrder;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.partner.v1.CancelOrderRequest;
import org.keskio.partner.v1.FindOffersResponse;
import org.keskio.partner.v1.GetOrderRequest;
import org.keskio.partner.v1.MutinyPartnerServiceGrpc;
import org.keskio.partner.v1.MutinyPartnerServiceGrpc.MutinyPartnerServiceStub;
import org.keskio.partner.v1.Order;

/** Calls partners over gRPC, each with a deadline; one that keeps failing is left alone for a while. */
@ApplicationScoped
class GrpcPartnerCalls implements PartnerCalls {

    private static final Logger LOG = Logger.getLogger(GrpcPartnerCalls.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final TypeLiteral<Uni<FindOffersResponse>> OFFERS = new TypeLiteral<>() {};

    private final Channels channels;
    private final PartnerKeys keys;
    private final PartnerSettings settings;
    private final PartnerMessages messages;
    private final Map<LocationCode, Guard> breakers = new ConcurrentHashMap<>();

    @Inject
    GrpcPartnerCalls(Channels channels, PartnerKeys keys, PartnerSettings settings, PartnerMessages messages) {
        this.channels = channels;
        this.keys = keys;
        this.settings = settings;
        this.messages = messages;
    }

    @Override
    public Uni<List<PartnerOffer>> offers(Partner partner, List<Wanted> wanted, Where where, Duration deadline) {
        Guard breaker = breakers.computeIfAbsent(partner.location(), this::breaker);
        return breaker.get(
                        () -> call(partner, deadline, stub -> stub.findOffers(PartnerMessages.question(wanted, where))),
                        OFFERS)
                .map(answer -> messages.offers(partner.location(), answer))
                .onFailure()
                .invoke(error -> LOG.infof("%s offers nothing: %s", partner.location(), reason(error)))
                .onFailure()
                .recoverWithItem(List.of());
    }

    @Override
    public Uni<Answer> confirm(Partner partner, PartnerOrder errand, SendOrder order) {
        return call(
                        partner,
                        settings.callDeadline(),
                        stub -> stub.confirmOrder(PartnerMessages.confirmation(errand, order)))
                .map(answer -> answer(errand, answer.getOrder()))
                .onFailure(error -> code(error) == Status.Code.INVALID_ARGUMENT)
                .recoverWithItem(error -> new Refused(reason(error)))
                .onFailure()
                .recoverWithItem(error -> new Silent(reason(error)));
    }

    @Override
    public Uni<Answer> cancel(Partner partner, PartnerOrder errand, UUID requestId) {
        CancelOrderRequest request = CancelOrderRequest.newBuilder()
                .setRequestId(requestId.toString())
                .setOrderId(errand.id().toString())
                .setReason("not wanted any more")
                .build();
        return call(partner, settings.callDeadline(), stub -> stub.cancelOrder(request))
                .map(answer -> answer(errand, answer.getOrder()))
                .onFailure()
                .recoverWithItem(error -> new Silent(reason(error)));
    }

    @Override
    public Uni<Answer> look(Partner partner, PartnerOrder errand) {
        GetOrderRequest request =
                GetOrderRequest.newBuilder().setOrderId(errand.id().toString()).build();
        return call(partner, settings.callDeadline(), stub -> stub.getOrder(request))
                .map(answer -> answer(errand, answer.getOrder()))
                .onFailure(error -> code(error) == Status.Code.NOT_FOUND)
                .recoverWithItem(new Refused("it does not know the order"))
                .onFailure()
                .recoverWithItem(error -> new Silent(reason(error)));
    }

    /** An answer about another order means nothing. */
    private static Answer answer(PartnerOrder errand, Order order) {
        return order.getOrderId().equals(errand.id().toString())
                ? PartnerMessages.answer(order)
                : new Silent("answered about another order");
    }

    private <R> Uni<R> call(Partner partner, Duration deadline, Function<MutinyPartnerServiceStub, Uni<R>> call) {
        return Uni.createFrom()
                .deferred(() -> call.apply(stub(partner, deadline)))
                // The client tells the other side the deadline but does not watch it itself.
                .ifNoItem()
                .after(deadline)
                .recoverWithUni(() -> Uni.createFrom()
                        .failure(Status.DEADLINE_EXCEEDED
                                .withDescription("no answer in " + deadline.toMillis() + " ms")
                                .asRuntimeException()));
    }

    private MutinyPartnerServiceStub stub(Partner partner, Duration deadline) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + keys.token(partner.location()));
        return MutinyPartnerServiceGrpc.newMutinyStub(
                        channels.to(partner.endpoint().orElseThrow()))
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of the last six questions half were in vain: nobody waits for this partner until the pause is over. */
    private Guard breaker(LocationCode partner) {
        return Guard.create()
                .withDescription("partner " + partner)
                .withCircuitBreaker()
                .requestVolumeThreshold(6)
                .failureRatio(0.5)
                .delay(settings.pause().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    private static Status.Code code(Throwable error) {
        return Status.fromThrowable(error).getCode();
    }

    /** What a partner writes into an error is not for our log. */
    private static String reason(Throwable error) {
        return error instanceof TimeoutException
                ? "no answer in time"
                : code(error) == Status.Code.UNKNOWN
                        ? error.getClass().getSimpleName()
                        : code(error).name();
    }
}
