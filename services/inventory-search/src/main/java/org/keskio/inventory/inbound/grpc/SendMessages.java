package org.keskio.inventory.inbound.grpc;

import com.google.protobuf.ByteString;
import com.google.type.PostalAddress;
import java.util.List;
import java.util.Map;
import org.keskio.inventory.application.send.Offer;
import org.keskio.inventory.application.send.SignedQuote;
import org.keskio.inventory.application.send.Tracked;
import org.keskio.inventory.application.send.WriteDocument;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Counter;
import org.keskio.inventory.domain.plan.Money;
import org.keskio.inventory.domain.plan.Option;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.domain.plan.Reasons;
import org.keskio.inventory.domain.plan.Ways;
import org.keskio.inventory.domain.send.Address;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.SendState;
import org.keskio.inventory.domain.send.StepMark;
import org.keskio.inventory.domain.send.Task;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.inventory.v1.GetSendDocumentResponse;
import org.keskio.inventory.v1.Plan;
import org.keskio.inventory.v1.PlanLabel;
import org.keskio.inventory.v1.PlanLeg;
import org.keskio.inventory.v1.PlanPrice;
import org.keskio.inventory.v1.PlanPriceLine;
import org.keskio.inventory.v1.PlanSendResponse;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.SendOrderStep;
import org.keskio.inventory.v1.TaskKind;
import org.keskio.inventory.v1.Way;

/** Plans and send orders as messages carry them. */
final class SendMessages {

    private SendMessages() {}

    static PlanSendResponse offer(Offer offer, Language language) {
        return PlanSendResponse.newBuilder()
                .setPlanSetId(offer.set().id().toString())
                .addAllPlans(plans(offer.ways(), offer.counters(), language))
                .setPolicyVersion(offer.set().policyVersion())
                .setGap(offer.ways().gap())
                .addAllMissing(lines(offer.ways().missing()))
                .setPrice(price(offer.quote()))
                .setExpireTime(StockMessages.timestamp(offer.set().expiresAt()))
                .build();
    }

    static List<Plan> plans(Ways ways, Map<LocationCode, Counter> counters, Language language) {
        Reasons reasons = new Reasons(language, ways.plans());
        return ways.plans().stream().map(plan -> plan(plan, reasons, counters)).toList();
    }

    private static PlanPrice price(SignedQuote quote) {
        return PlanPrice.newBuilder()
                .setQuoteId(quote.id().toString())
                .setUnitPrice(money(quote.unitPrice()))
                .setTotal(money(quote.total()))
                .setExpireTime(StockMessages.timestamp(quote.expiresAt()))
                .setJws(quote.jws())
                .addAllLines(quote.lines().stream()
                        .map(line -> PlanPriceLine.newBuilder()
                                .setSku(line.sku().value())
                                .setQuantity(line.quantity())
                                .setUnitPrice(money(line.unitPrice()))
                                .setTotal(money(line.of(line.quantity())))
                                .build())
                        .toList())
                .build();
    }

    static List<BasketLine> lines(List<Pieces> lines) {
        return lines.stream()
                .map(line -> BasketLine.newBuilder()
                        .setSku(line.sku().value())
                        .setQuantity(line.quantity())
                        .build())
                .toList();
    }

    private static Plan plan(
            org.keskio.inventory.domain.plan.Plan plan, Reasons reasons, Map<LocationCode, Counter> counters) {
        Option option = plan.option();
        Plan.Builder message = Plan.newBuilder()
                .setPlanId(plan.id())
                .setWay(way(option.way()))
                .setSource(option.source().code().value())
                .setSourceName(option.source().name())
                .setSourceKind(StockMessages.kind(option.source().kind()))
                .setPromiseStartTime(StockMessages.timestamp(plan.start()))
                .setPromiseEndTime(StockMessages.timestamp(plan.end()))
                .setCost(money(plan.cost()))
                .setCo2Kg(rounded(plan.co2Kg()))
                .setChance(rounded(plan.chance()))
                .setReason(reasons.of(plan))
                .setDistanceKm(rounded(option.km()))
                .setScore(rounded(plan.score()))
                .addAllLegs(plan.legs().stream().map(SendMessages::leg).toList());
        option.destination()
                .ifPresent(store -> message.setDestination(store.code().value()).setDestinationName(store.name()));
        option.destination().map(store -> counters.get(store.code())).ifPresent(counter -> {
            message.setDestinationOpen(counter.open());
            counter.turn().map(StockMessages::timestamp).ifPresent(message::setDestinationTurnTime);
        });
        plan.cutOff().map(StockMessages::timestamp).ifPresent(message::setCutOffTime);
        plan.labels().stream().sorted().map(SendMessages::label).forEach(message::addLabels);
        return message.build();
    }

    private static PlanLeg leg(org.keskio.inventory.domain.plan.Plan.Leg leg) {
        Option option = leg.option();
        PlanLeg.Builder message = PlanLeg.newBuilder()
                .setWay(way(option.way()))
                .setSource(option.source().code().value())
                .setSourceName(option.source().name())
                .setSourceKind(StockMessages.kind(option.source().kind()))
                .addAllLines(lines(leg.lines()))
                .setPromiseStartTime(StockMessages.timestamp(option.start()))
                .setPromiseEndTime(StockMessages.timestamp(option.end()))
                .setCost(money(option.cost()))
                .setCo2Kg(rounded(option.co2Kg()))
                .setChance(rounded(option.chance()))
                .setDistanceKm(rounded(option.km()));
        option.destination()
                .ifPresent(store -> message.setDestination(store.code().value()).setDestinationName(store.name()));
        return message.build();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static PlanLabel label(org.keskio.inventory.domain.plan.Label label) {
        return switch (label) {
            case FASTEST -> PlanLabel.PLAN_LABEL_FASTEST;
            case CHEAPEST -> PlanLabel.PLAN_LABEL_CHEAPEST;
            case GREENEST -> PlanLabel.PLAN_LABEL_GREENEST;
            case RECOMMENDED -> PlanLabel.PLAN_LABEL_RECOMMENDED;
        };
    }

    /** The order; its address only for those who need it to do their part. */
    static SendOrder order(Tracked tracked, boolean withAddress) {
        Details details = tracked.order().details();
        SendOrder.Builder message = SendOrder.newBuilder()
                .setSendOrderId(details.id().toString())
                .setNumber(details.number().value())
                .setState(state(tracked.order().state()))
                .setSku(details.item().sku().value())
                .setProductName(details.item().name())
                .setQuantity(details.item().quantity())
                .setWay(way(details.route().way()))
                .setSource(details.route().source().value())
                .setDestination(
                        details.route().destination().map(LocationCode::value).orElse(""))
                .setOrderingStore(details.orderingStore().value())
                .setCustomerId(details.customerId().toString())
                .setPromiseEndTime(StockMessages.timestamp(details.promisedBy()))
                .setUnitPrice(money(details.payment().unitPrice()))
                .setTotal(money(details.payment().total()))
                .setQuoteId(details.payment().quoteId().toString())
                .setPaymentReference(details.payment().reference())
                .setBasketId(details.basket().id().toString())
                .addAllSteps(steps(tracked))
                .setCreateTime(StockMessages.timestamp(details.createdAt()))
                .setVersion(details.version())
                .setTrackingNumber(details.trackingNumber())
                .setVariant(details.item().variant())
                .setGtin(details.item().gtin());
        tracked.order().deadline().map(StockMessages::timestamp).ifPresent(message::setDeadlineTime);
        if (tracked.order() instanceof org.keskio.inventory.domain.send.SendOrder.AwaitingChoice choice) {
            message.setChooseByTime(StockMessages.timestamp(choice.chooseBy()));
        }
        if (withAddress) {
            details.deliverTo().map(SendMessages::address).ifPresent(message::setDeliverTo);
        }
        return message.build();
    }

    static GetSendDocumentResponse document(WriteDocument.Written written, WriteDocument.Kind kind) {
        String name = switch (kind) {
            case PACKING_SLIP -> "packing-slip";
            case LABEL -> "label";
        };
        return GetSendDocumentResponse.newBuilder()
                .setContent(ByteString.copyFrom(written.content()))
                .setContentType("application/pdf")
                .setFileName(written.number() + "-" + name + ".pdf")
                .build();
    }

    private static List<SendOrderStep> steps(Tracked tracked) {
        return tracked.steps().stream()
                .map(step -> SendOrderStep.newBuilder()
                        .setState(mark(step.mark()))
                        .setStepTime(StockMessages.timestamp(step.at()))
                        .setLocation(step.location())
                        .setNote(step.note())
                        .build())
                .toList();
    }

    private static PostalAddress address(Address address) {
        return PostalAddress.newBuilder()
                .addRecipients(address.recipient())
                .addAddressLines(address.street())
                .setPostalCode(address.postcode())
                .setLocality(address.town())
                .setRegionCode(address.country())
                .build();
    }

    static TaskKind kind(Task.Kind kind) {
        return switch (kind) {
            case PICK -> TaskKind.TASK_KIND_PICK;
            case PACK -> TaskKind.TASK_KIND_PACK;
            case SHIP -> TaskKind.TASK_KIND_SHIP;
            case RECEIVE -> TaskKind.TASK_KIND_RECEIVE;
            case HAND_OVER -> TaskKind.TASK_KIND_HAND_OVER;
            case CHOOSE -> TaskKind.TASK_KIND_CHOOSE;
        };
    }

    private static SendOrderState state(SendState state) {
        return switch (state) {
            case RESERVED -> SendOrderState.SEND_ORDER_STATE_RESERVED;
            case PICKING -> SendOrderState.SEND_ORDER_STATE_PICKING;
            case PACKED -> SendOrderState.SEND_ORDER_STATE_PACKED;
            case IN_TRANSIT -> SendOrderState.SEND_ORDER_STATE_IN_TRANSIT;
            case DELIVERED -> SendOrderState.SEND_ORDER_STATE_DELIVERED;
            case READY_FOR_PICKUP -> SendOrderState.SEND_ORDER_STATE_READY_FOR_PICKUP;
            case COLLECTED -> SendOrderState.SEND_ORDER_STATE_COLLECTED;
            case CANCELLED -> SendOrderState.SEND_ORDER_STATE_CANCELLED;
            case EXPIRED -> SendOrderState.SEND_ORDER_STATE_EXPIRED;
            case AWAITING_CHOICE -> SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE;
            case RETURNED -> SendOrderState.SEND_ORDER_STATE_RETURNED;
        };
    }

    private static SendOrderState mark(StepMark mark) {
        return switch (mark) {
            case RESERVED -> SendOrderState.SEND_ORDER_STATE_RESERVED;
            case PICKING -> SendOrderState.SEND_ORDER_STATE_PICKING;
            case PACKED -> SendOrderState.SEND_ORDER_STATE_PACKED;
            case IN_TRANSIT -> SendOrderState.SEND_ORDER_STATE_IN_TRANSIT;
            case DELIVERED -> SendOrderState.SEND_ORDER_STATE_DELIVERED;
            case READY_FOR_PICKUP -> SendOrderState.SEND_ORDER_STATE_READY_FOR_PICKUP;
            case COLLECTED -> SendOrderState.SEND_ORDER_STATE_COLLECTED;
            case CANCELLED -> SendOrderState.SEND_ORDER_STATE_CANCELLED;
            case EXPIRED -> SendOrderState.SEND_ORDER_STATE_EXPIRED;
            case AWAITING_CHOICE -> SendOrderState.SEND_ORDER_STATE_AWAITING_CHOICE;
            case RETURNED -> SendOrderState.SEND_ORDER_STATE_RETURNED;
            case DECLINED -> SendOrderState.SEND_ORDER_STATE_DECLINED;
            case RESOURCED -> SendOrderState.SEND_ORDER_STATE_RESOURCED;
        };
    }

    static Way way(org.keskio.inventory.domain.plan.Way way) {
        return switch (way) {
            case CARRY -> Way.WAY_CARRY;
            case PICK_UP_THERE -> Way.WAY_PICK_UP_THERE;
            case SHIP_TO_STORE -> Way.WAY_SHIP_TO_STORE;
            case SHIP_HOME -> Way.WAY_SHIP_HOME;
        };
    }

    static com.google.type.Money money(Money money) {
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        long factor = Math.round(Math.pow(10, digits));
        return com.google.type.Money.newBuilder()
                .setCurrencyCode(money.currency().getCurrencyCode())
                .setUnits(money.minor() / factor)
                .setNanos((int) (money.minor() % factor * (1_000_000_000L / factor)))
                .build();
    }
}
