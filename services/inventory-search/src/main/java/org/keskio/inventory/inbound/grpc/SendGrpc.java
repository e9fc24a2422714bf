package org.keskio.inventory.inbound.grpc;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.send.Actor;
import org.keskio.inventory.application.send.CollectPickup;
import org.keskio.inventory.application.send.DecideUnfilled;
import org.keskio.inventory.application.send.FindOrders;
import org.keskio.inventory.application.send.LeaveSource;
import org.keskio.inventory.application.send.MoveOrders;
import org.keskio.inventory.application.send.PlanSend;
import org.keskio.inventory.application.send.SendOrders;
import org.keskio.inventory.application.send.StepResult;
import org.keskio.inventory.application.send.TapPlan;
import org.keskio.inventory.application.send.Tracked;
import org.keskio.inventory.application.send.WriteDocument;
import org.keskio.inventory.application.stock.Overtaken;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.send.Choice;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.OrderNumber;
import org.keskio.inventory.domain.send.PickupCode;
import org.keskio.inventory.domain.send.ReturnCondition;
import org.keskio.inventory.domain.send.WhyNot;
import org.keskio.inventory.v1.AcceptPickRequest;
import org.keskio.inventory.v1.AcceptPickResponse;
import org.keskio.inventory.v1.CancelSendOrderRequest;
import org.keskio.inventory.v1.CancelSendOrderResponse;
import org.keskio.inventory.v1.CollectPickupRequest;
import org.keskio.inventory.v1.CollectPickupResponse;
import org.keskio.inventory.v1.ConfirmDeliveryRequest;
import org.keskio.inventory.v1.ConfirmDeliveryResponse;
import org.keskio.inventory.v1.DecideUnfilledRequest;
import org.keskio.inventory.v1.DecideUnfilledResponse;
import org.keskio.inventory.v1.DeclinePickRequest;
import org.keskio.inventory.v1.DeclinePickResponse;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetSendDocumentRequest;
import org.keskio.inventory.v1.GetSendDocumentResponse;
import org.keskio.inventory.v1.GetSendOrderRequest;
import org.keskio.inventory.v1.GetSendOrderResponse;
import org.keskio.inventory.v1.ListSendOrdersRequest;
import org.keskio.inventory.v1.ListSendOrdersResponse;
import org.keskio.inventory.v1.ListTasksRequest;
import org.keskio.inventory.v1.ListTasksResponse;
import org.keskio.inventory.v1.PackRequest;
import org.keskio.inventory.v1.PackResponse;
import org.keskio.inventory.v1.PlanSendRequest;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.ReceiveAtStoreRequest;
import org.keskio.inventory.v1.ReceiveAtStoreResponse;
import org.keskio.inventory.v1.ReportNotFoundRequest;
import org.keskio.inventory.v1.ReportNotFoundResponse;
import org.keskio.inventory.v1.ReturnSendOrderRequest;
import org.keskio.inventory.v1.ReturnSendOrderResponse;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendRequest;
import org.keskio.inventory.v1.SendResponse;
import org.keskio.inventory.v1.SendService;
import org.keskio.inventory.v1.ShipRequest;
import org.keskio.inventory.v1.ShipResponse;
import org.keskio.inventory.v1.Task;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.platform.events.Requests;

/** Search and Send over gRPC. */
@GrpcService
class SendGrpc implements SendService {

    private static final int MOST_REASON = 200;
    private static final int MOST_JWS = 8000;
    private static final int LOOK_AGAIN = 5;

    private final PlanSend planSend;
    private final TapPlan tapPlan;
    private final MoveOrders moves;
    private final LeaveSource leaveSource;
    private final DecideUnfilled decideUnfilled;
    private final WriteDocument writeDocument;
    private final CollectPickup pickups;
    private final FindOrders find;
    private final Requests requests;
    private final Callers callers;

    @Inject
    SendGrpc(
            PlanSend planSend,
            TapPlan tapPlan,
            MoveOrders moves,
            LeaveSource leaveSource,
            DecideUnfilled decideUnfilled,
            WriteDocument writeDocument,
            CollectPickup pickups,
            FindOrders find,
            Requests requests,
            Callers callers) {
        this.planSend = planSend;
        this.tapPlan = tapPlan;
        this.moves = moves;
        this.leaveSource = leaveSource;
        this.decideUnfilled = decideUnfilled;
        this.writeDocument = writeDocument;
        this.pickups = pickups;
        this.find = find;
        this.requests = requests;
        this.callers = callers;
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<PlanSendResponse> planSend(PlanSendRequest request) {
        RequestFields fields = new RequestFields();
        Language language = fields.language("locale", request.getLocale());
        PlanSend.Question question = new PlanSend.Question(
                BasketFields.of(fields, request),
                fields.location("store", request.getStore()),
                request.hasDeliverTo()
                        ? Optional.of(fields.roughAddress("deliver_to", request.getDeliverTo()))
                        : Optional.empty(),
                fields.optionalId("customer_id", request.getCustomerId()));
        fields.check();
        requireOwn(question.store());
        return planSend.plan(question).map(answer -> switch (answer) {
            case PlanSend.Found found -> SendMessages.offer(found.offer(), language);
            case PlanSend.UnknownSku unknown -> throw Refusals.skuUnknown(unknown.sku());
            case PlanSend.UnknownStore _ -> throw Refusals.locationUnknown(question.store());
            case PlanSend.NotPriced not -> throw notPriced(not.skus());
            case PlanSend.PricingAway _ -> throw Refusals.peerAway("pricing");
        });
    }

    private static RuntimeException notPriced(String skus) {
        return Refusals.error(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.SKU_NOT_PRICED,
                "The market does not price this SKU",
                Map.of("sku", skus));
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<SendResponse> send(SendRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        Language language = fields.language("locale", request.getLocale());
        Actor actor = actor();
        TapPlan.Tap tap = new TapPlan.Tap(
                fields.id("plan_set_id", request.getPlanSetId()),
                fields.required("plan_id", request.getPlanId(), 100),
                actor.store().orElseThrow(Refusals::storeNotYours),
                fields.id("customer_id", request.getCustomerId()),
                request.hasDeliverTo()
                        ? Optional.of(fields.fullAddress("deliver_to", request.getDeliverTo()))
                        : Optional.empty(),
                fields.required("payment_reference", request.getPaymentReference(), 64),
                actor.subject());
        String jws = fields.required("quote_jws", request.getQuoteJws(), MOST_JWS);
        fields.check();
        return tapPlan.check(jws)
                .chain(check -> again(() -> requests.once(
                        request.getRequestId(),
                        request,
                        SendResponse.parser(),
                        tx -> tapPlan.tap(tx, tap, check).map(outcome -> sent(outcome, language)))))
                .invoke(answer -> mark(answer.getOrder()));
    }

    private static SendResponse sent(TapPlan.Outcome outcome, Language language) {
        return switch (outcome) {
            case TapPlan.Ordered ordered ->
                SendResponse.newBuilder()
                        .setOrder(SendMessages.order(ordered.orders().getFirst(), true))
                        .addAllOrders(ordered.orders().stream()
                                .map(order -> SendMessages.order(order, true))
                                .toList())
                        .build();
            case TapPlan.Changed changed ->
                SendResponse.newBuilder()
                        .setFreshPlans(SendMessages.offer(changed.offer(), language))
                        .build();
            case TapPlan.Stale _ ->
                throw Refusals.error(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.PLANS_STALE,
                        "These plans are unknown or too old; ask for plans again",
                        Map.of());
            case TapPlan.NoAddress _ -> {
                RequestFields fields = new RequestFields();
                fields.wrong("deliver_to", "is missing: the plan goes home");
                fields.check();
                throw new IllegalStateException("not reached");
            }
            case TapPlan.QuoteRefused refused ->
                throw Refusals.error(
                        Status.Code.FAILED_PRECONDITION,
                        ErrorReason.QUOTE_REFUSED,
                        "The quote cannot be taken: " + refused.status(),
                        Map.of("quote_status", refused.status()));
            case TapPlan.PricingAway _ -> throw Refusals.peerAway("pricing");
        };
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "shop", "service", "customer"})
    public Uni<GetSendOrderResponse> getSendOrder(GetSendOrderRequest request) {
        String key = request.getSendOrderId().strip();
        Uni<Optional<Tracked>> found;
        if (OrderNumber.isOne(key)) {
            found = find.byNumber(key);
        } else {
            RequestFields fields = new RequestFields();
            UUID id = fields.id("send_order_id", key);
            fields.check();
            found = find.byId(id);
        }
        Caller caller = callers.current();
        Actor actor = actor();
        return found.map(order -> {
                    Tracked tracked = order.orElseThrow(Refusals::orderUnknown);
                    Details details = tracked.order().details();
                    requireView(caller, actor, details);
                    return GetSendOrderResponse.newBuilder()
                            .setOrder(SendMessages.order(tracked, actor.takesPart(details)))
                            .build();
                })
                .invoke(answer -> mark(answer.getOrder()));
    }

    private static void requireView(Caller caller, Actor actor, Details order) {
        if (caller.is("shop") || caller.is("service") || actor.takesPart(order) || actor.owns(order)) {
            return;
        }
        // Whether somebody else's order exists is not a customer's business.
        throw caller.is("clerk") || caller.is("store-manager") ? Refusals.storeNotYours() : Refusals.orderUnknown();
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<ListSendOrdersResponse> listSendOrders(ListSendOrdersRequest request) {
        RequestFields fields = new RequestFields();
        UUID customer = fields.id("customer_id", request.getCustomerId());
        int size = fields.numberOr("page_size", request.getPageSize(), 1, 100, 20);
        fields.check();
        Caller caller = callers.current();
        Actor actor = actor();
        boolean staff = caller.is("clerk") || caller.is("store-manager") || caller.is("service");
        if (!staff && actor.customer().filter(customer::equals).isEmpty()) {
            throw Refusals.notPermitted();
        }
        ListSendOrdersRequest question =
                request.toBuilder().clearPageToken().clearPageSize().build();
        Optional<SendOrders.Cursor> before = request.getPageToken().isEmpty()
                ? Optional.empty()
                : Optional.of(cursor(PageTokens.decode(request.getPageToken(), question)));
        return find.ofCustomer(customer, before, size).map(orders -> page(orders, actor, size, question));
    }

    private static ListSendOrdersResponse page(
            List<Tracked> orders, Actor actor, int size, ListSendOrdersRequest question) {
        ListSendOrdersResponse.Builder answer = ListSendOrdersResponse.newBuilder();
        orders.forEach(order -> answer.addOrders(message(order, actor)));
        if (orders.size() == size) {
            Details last = orders.getLast().order().details();
            answer.setNextPageToken(PageTokens.encode(last.createdAt() + " " + last.id(), question));
        }
        return answer.build();
    }

    private static SendOrders.Cursor cursor(String content) {
        int space = content.indexOf(' ');
        return new SendOrders.Cursor(
                Instant.parse(content.substring(0, space)), UUID.fromString(content.substring(space + 1)));
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<ListTasksResponse> listTasks(ListTasksRequest request) {
        RequestFields fields = new RequestFields();
        LocationCode store = fields.location("store", request.getStore());
        fields.check();
        requireOwn(store);
        return find.tasks(store).map(tasks -> {
            ListTasksResponse.Builder answer = ListTasksResponse.newBuilder();
            tasks.forEach(task -> answer.addTasks(Task.newBuilder()
                    .setKind(SendMessages.kind(task.task().kind()))
                    .setOrder(SendMessages.order(task.order(), true))));
            return answer.build();
        });
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<AcceptPickResponse> acceptPick(AcceptPickRequest request) {
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                AcceptPickResponse.parser(),
                (tx, target) -> moves.accept(tx, target.id(), target.actor()),
                order -> AcceptPickResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<PackResponse> pack(PackRequest request) {
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                PackResponse.parser(),
                (tx, target) -> moves.pack(tx, target.id(), target.actor()),
                order -> PackResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<ShipResponse> ship(ShipRequest request) {
        RequestFields fields = new RequestFields();
        String tracking = fields.text("tracking_number", request.getTrackingNumber(), 64);
        fields.check();
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                ShipResponse.parser(),
                (tx, target) -> moves.ship(tx, target.id(), tracking, target.actor()),
                order -> ShipResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<ReportNotFoundResponse> reportNotFound(ReportNotFoundRequest request) {
        RequestFields fields = new RequestFields();
        WhyNot why = new WhyNot.NotFound(
                SendChoices.notFound(fields, request.getCause()),
                fields.text("reason", request.getReason(), MOST_REASON));
        fields.check();
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                ReportNotFoundResponse.parser(),
                (tx, target) -> leaveSource.leave(tx, target.id(), why, target.actor()),
                order -> ReportNotFoundResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<ReceiveAtStoreResponse> receiveAtStore(ReceiveAtStoreRequest request) {
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                ReceiveAtStoreResponse.parser(),
                (tx, target) -> moves.receive(tx, target.id(), target.actor()),
                order -> ReceiveAtStoreResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<CollectPickupResponse> collectPickup(CollectPickupRequest request) {
        RequestFields fields = new RequestFields();
        fields.requestId(request.getRequestId());
        LocationCode store = fields.location("store", request.getStore());
        String digits = request.getPickupCode().strip();
        if (digits.length() != 6 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            fields.wrong("pickup_code", "must be 6 digits");
        }
        fields.check();
        requireOwn(store);
        Actor actor = actor();
        PickupCode code = new PickupCode(digits);
        return pickups.guarded(
                        store,
                        () -> again(() -> requests.once(
                                request.getRequestId(),
                                request,
                                CollectPickupResponse.parser(),
                                tx -> moves.collect(tx, store, code, actor)
                                        .map(result -> CollectPickupResponse.newBuilder()
                                                .setOrder(message(moved(result), actor))
                                                .build()))))
                .onFailure(CollectPickup.TooManyTries.class)
                .transform(SendGrpc::tooMany)
                .invoke(answer -> mark(answer.getOrder()));
    }

    private static RuntimeException tooMany(CollectPickup.TooManyTries error) {
        long seconds = Math.max(1, error.waitFor().toSeconds() + 1);
        return Refusals.error(
                Status.Code.RESOURCE_EXHAUSTED,
                ErrorReason.TOO_MANY_TRIES,
                "Too many wrong pickup codes; go on in " + seconds + " s",
                Map.of("retry_after_seconds", Long.toString(seconds)));
    }

    @Override
    @RolesAllowed({"service", "operator"})
    public Uni<ConfirmDeliveryResponse> confirmDelivery(ConfirmDeliveryRequest request) {
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                ConfirmDeliveryResponse.parser(),
                (tx, target) -> moves.deliver(tx, target.id(), target.actor()),
                order -> ConfirmDeliveryResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<CancelSendOrderResponse> cancelSendOrder(CancelSendOrderRequest request) {
        RequestFields fields = new RequestFields();
        String reason = fields.text("reason", request.getReason(), MOST_REASON);
        fields.check();
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                CancelSendOrderResponse.parser(),
                (tx, target) -> moves.cancel(tx, target.id(), reason, target.actor()),
                order -> CancelSendOrderResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<DeclinePickResponse> declinePick(DeclinePickRequest request) {
        RequestFields fields = new RequestFields();
        WhyNot why = new WhyNot.Declined(
                SendChoices.declined(fields, request.getCause()),
                fields.text("reason", request.getReason(), MOST_REASON));
        fields.check();
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                DeclinePickResponse.parser(),
                (tx, target) -> leaveSource.leave(tx, target.id(), why, target.actor()),
                order -> DeclinePickResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager", "service", "customer"})
    public Uni<DecideUnfilledResponse> decideUnfilled(DecideUnfilledRequest request) {
        RequestFields fields = new RequestFields();
        Choice choice = SendChoices.unfilled(fields, request.getChoice());
        fields.check();
        return step(
                request.getRequestId(),
                request.getSendOrderId(),
                request,
                DecideUnfilledResponse.parser(),
                (tx, target) -> decideUnfilled.decide(tx, target.id(), choice, target.actor()),
                order -> DecideUnfilledResponse.newBuilder().setOrder(order).build());
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<ReturnSendOrderResponse> returnSendOrder(ReturnSendOrderRequest request) {
        RequestFields fields = new RequestFields();
        LocationCode store = fields.location("store", request.getStore());
        ReturnCondition condition = SendChoices.returned(fields, request.getCondition());
        String reason = fields.text("reason", request.getReason(), MOST_REASON);
        fields.check();
        requireOwn(store);
        Actor actor = actor();
        return idOf(request.getSendOrderId())
                .chain(id -> step(
                        request.getRequestId(),
                        id,
                        actor,
                        request,
                        ReturnSendOrderResponse.parser(),
                        (tx, target) -> moves.bringBack(tx, target.id(), store, condition, reason, target.actor()),
                        order -> ReturnSendOrderResponse.newBuilder()
                                .setOrder(order)
                                .build()));
    }

    /** The id of an order that people named by its number. */
    private Uni<String> idOf(String idOrNumber) {
        String key = idOrNumber.strip();
        return OrderNumber.isOne(key)
                ? find.byNumber(key)
                        .map(order -> order.orElseThrow(Refusals::orderUnknown)
                                .order()
                                .details()
                                .id()
                                .toString())
                : Uni.createFrom().item(key);
    }

    @Override
    @RolesAllowed({"clerk", "store-manager"})
    public Uni<GetSendDocumentResponse> getSendDocument(GetSendDocumentRequest request) {
        RequestFields fields = new RequestFields();
        UUID id = fields.id("send_order_id", request.getSendOrderId());
        WriteDocument.Kind kind = SendChoices.document(fields, request.getKind());
        Language language = fields.language("locale", request.getLocale());
        fields.check();
        return writeDocument.write(id, kind, language, actor()).map(result -> switch (result) {
            case WriteDocument.Written written -> SendMessages.document(written, kind);
            case WriteDocument.NoSuchOrder _ -> throw Refusals.orderUnknown();
            case WriteDocument.NotYours _ -> throw Refusals.storeNotYours();
            case WriteDocument.NotNow not -> throw Refusals.stateConflict(not.state());
        });
    }

    /** Which order is to take a step, and who asks. */
    private record Target(UUID id, Actor actor) {}

    private <R extends Message> Uni<R> step(
            String requestId,
            String orderId,
            Message request,
            Parser<R> parser,
            BiFunction<Mutiny.StatelessSession, Target, Uni<StepResult>> take,
            Function<SendOrder, R> answer) {
        return step(requestId, orderId, actor(), request, parser, take, answer);
    }

    private <R extends Message> Uni<R> step(
            String requestId,
            String orderId,
            Actor actor,
            Message request,
            Parser<R> parser,
            BiFunction<Mutiny.StatelessSession, Target, Uni<StepResult>> take,
            Function<SendOrder, R> answer) {
        RequestFields fields = new RequestFields();
        fields.requestId(requestId);
        Target target = new Target(fields.id("send_order_id", orderId), actor);
        fields.check();
        mark(orderId);
        return again(() -> requests.once(
                requestId,
                request,
                parser,
                tx -> take.apply(tx, target)
                        .map(result -> answer.apply(message(moved(result, target.actor()), target.actor())))));
    }

    private static Tracked moved(StepResult result, Actor actor) {
        // Whether somebody else's order exists is not a customer's business.
        if (result instanceof StepResult.NotYours && actor.store().isEmpty() && !actor.trusted()) {
            throw Refusals.orderUnknown();
        }
        return moved(result);
    }

    private static Tracked moved(StepResult result) {
        return switch (result) {
            case StepResult.Moved moved -> moved.order();
            case StepResult.NoSuchOrder _ -> throw Refusals.orderUnknown();
            case StepResult.NotYours _ -> throw Refusals.storeNotYours();
            case StepResult.NotNow not -> throw Refusals.stateConflict(not.state());
            case StepResult.WrongCode _ ->
                throw Refusals.error(
                        Status.Code.PERMISSION_DENIED,
                        ErrorReason.PICKUP_CODE_WRONG,
                        "No parcel here has this code",
                        Map.of());
        };
    }

    private static SendOrder message(Tracked order, Actor actor) {
        return SendMessages.order(order, actor.takesPart(order.order().details()));
    }

    /** Looks again when somebody else was faster. */
    private static <R> Uni<R> again(Supplier<Uni<R>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(Overtaken.class)
                .retry()
                .atMost(LOOK_AGAIN);
    }

    /** The traces of a send order are found by this. */
    private static void mark(String sendOrderId) {
        Span.current().setAttribute("keskio.send_order_id", sendOrderId);
    }

    private static void mark(SendOrder order) {
        if (!order.getNumber().isEmpty()) {
            mark(order.getSendOrderId());
            Span.current().setAttribute("keskio.send_order_number", order.getNumber());
        }
    }

    private void requireOwn(LocationCode store) {
        if (callers.current().store().filter(store.value()::equals).isEmpty()) {
            throw Refusals.storeNotYours();
        }
    }

    private Actor actor() {
        Caller caller = callers.current();
        return new Actor(
                caller.subject(),
                caller.store().map(LocationCode::new),
                caller.customerId().flatMap(SendGrpc::uuid),
                caller.is("service") || caller.is("operator"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
