package org.keskio.messaging.inbound.grpc;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keskio.messaging.Settings;
import org.keskio.messaging.application.ReadMessages;
import org.keskio.messaging.domain.MessageId;
import org.keskio.messaging.v1.CustomerMessage;
import org.keskio.messaging.v1.DecisionStep;
import org.keskio.messaging.v1.DeliveryState;
import org.keskio.messaging.v1.ErrorReason;
import org.keskio.messaging.v1.ExplainMessageRequest;
import org.keskio.messaging.v1.ExplainMessageResponse;
import org.keskio.messaging.v1.ListMessagesRequest;
import org.keskio.messaging.v1.ListMessagesResponse;
import org.keskio.messaging.v1.MessagingService;
import org.keskio.platform.calls.Caller;
import org.keskio.platform.calls.Callers;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;

/** Messages for those who may see them. */
@GrpcService
class MessagingGrpc implements MessagingService {

    private static final String DOMAIN = "messaging.keskio.org";
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final ReadMessages read;
    private final Callers callers;
    private final Settings settings;

    @Inject
    MessagingGrpc(ReadMessages read, Callers callers, Settings settings) {
        this.read = read;
        this.callers = callers;
        this.settings = settings;
    }

    @Override
    @RolesAllowed({"operator", "service", "clerk", "store-manager", "customer"})
    public Uni<ListMessagesResponse> listMessages(ListMessagesRequest request) {
        if (request.getCustomerId().isEmpty() == request.getReference().isEmpty()) {
            throw invalid("customer_id", "give either customer_id or reference");
        }
        Optional<UUID> customer = request.getCustomerId().isEmpty()
                ? Optional.empty()
                : Optional.of(uuid("customer_id", request.getCustomerId()));
        Optional<String> reference = request.getReference().isEmpty()
                ? Optional.empty()
                : Optional.of(uuid("reference", request.getReference()).toString());
        Caller caller = callers.current();
        if (!mayList(caller, customer)) {
            throw notPermitted();
        }
        int size = pageSize(request.getPageSize());
        return read.list(customer, reference, pageToken(request.getPageToken()), size + 1)
                .map(found -> page(found, size, caller));
    }

    @Override
    @RolesAllowed({"operator", "service", "customer"})
    public Uni<ExplainMessageResponse> explainMessage(ExplainMessageRequest request) {
        MessageId id = new MessageId(uuid("message_id", request.getMessageId()));
        Caller caller = callers.current();
        return read.explain(id)
                .map(found -> found.filter(explained -> maySee(caller, explained.message()))
                        .map(this::response)
                        .orElseThrow(() -> Errors.of(
                                Status.Code.NOT_FOUND,
                                ErrorReason.MESSAGE_UNKNOWN,
                                DOMAIN,
                                "No such message",
                                Map.of("message_id", request.getMessageId()))));
    }

    private static boolean mayList(Caller caller, Optional<UUID> customer) {
        if (caller.is("operator") || caller.is("service")) {
            return true;
        }
        if (customer.isEmpty()) { // by reference: a customer's answer is filtered to their own
            return true;
        }
        return caller.customerId().equals(customer.map(UUID::toString));
    }

    private static boolean maySee(Caller caller, org.keskio.messaging.domain.CustomerMessage message) {
        return caller.is("operator")
                || caller.is("service")
                || caller.customerId().equals(Optional.of(message.customerId().toString()));
    }

    private ListMessagesResponse page(
            List<org.keskio.messaging.domain.CustomerMessage> found, int size, Caller caller) {
        ListMessagesResponse.Builder page = ListMessagesResponse.newBuilder();
        List<org.keskio.messaging.domain.CustomerMessage> shown = found.subList(0, Math.min(size, found.size()));
        boolean staff = caller.is("clerk") || caller.is("store-manager");
        shown.stream()
                .filter(message -> staff || maySee(caller, message))
                .forEach(message -> page.addMessages(response(message)));
        if (found.size() > size) {
            page.setNextPageToken(shown.getLast().id().value().toString());
        }
        return page.build();
    }

    private ExplainMessageResponse response(ReadMessages.Explained explained) {
        ExplainMessageResponse.Builder answer =
                ExplainMessageResponse.newBuilder().setMessage(response(explained.message()));
        explained
                .steps()
                .forEach(step -> answer.addSteps(DecisionStep.newBuilder()
                        .setStep(step.name())
                        .setPassed(step.passed())
                        .setExplanation(step.explanation())
                        .setDecideTime(timestamp(step.decideTime()))));
        return answer.build();
    }

    private CustomerMessage response(org.keskio.messaging.domain.CustomerMessage message) {
        CustomerMessage.Builder answer = CustomerMessage.newBuilder()
                .setMessageId(message.id().value().toString())
                .setCustomerId(message.customerId().toString())
                .setTemplate(message.occasion().template())
                .setLocale(message.locale().orElse(""))
                .setReference(message.reference())
                .setState(
                        switch (message.state()) {
                            case PENDING -> DeliveryState.DELIVERY_STATE_PENDING;
                            case SENT -> DeliveryState.DELIVERY_STATE_SENT;
                            case WITHHELD -> DeliveryState.DELIVERY_STATE_WITHHELD;
                            case FAILED -> DeliveryState.DELIVERY_STATE_FAILED;
                        })
                .setMailMessageId(message.id().header(settings.mailDomain()))
                .setCreateTime(timestamp(message.createTime()))
                .setAttempts(message.attempts());
        message.sendTime().ifPresent(time -> answer.setSendTime(timestamp(time)));
        return answer.build();
    }

    private static int pageSize(int asked) {
        if (asked < 0 || asked > LARGEST_PAGE) {
            throw invalid("page_size", "must be 0 to " + LARGEST_PAGE);
        }
        return asked == 0 ? DEFAULT_PAGE : asked;
    }

    private static Optional<MessageId> pageToken(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MessageId(UUID.fromString(token)));
        } catch (IllegalArgumentException e) {
            throw Errors.badRequest(
                    ErrorReason.PAGE_TOKEN_INVALID, DOMAIN, new FieldViolation("page_token", "is not one of ours"));
        }
    }

    private static UUID uuid(String field, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw invalid(field, "must be a UUID");
        }
    }

    private static StatusRuntimeException invalid(String field, String why) {
        return Errors.badRequest(ErrorReason.FIELD_INVALID, DOMAIN, new FieldViolation(field, why));
    }

    private static StatusRuntimeException notPermitted() {
        return Errors.of(
                Status.Code.PERMISSION_DENIED,
                ErrorReason.NOT_PERMITTED,
                DOMAIN,
                "These messages are not the caller's to see",
                Map.of());
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
