package org.keskio.inventory.outbound.postgres.send;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Money;
import org.keskio.inventory.domain.plan.Way;
import org.keskio.inventory.domain.send.Address;
import org.keskio.inventory.domain.send.Basket;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.Item;
import org.keskio.inventory.domain.send.OrderNumber;
import org.keskio.inventory.domain.send.Payment;
import org.keskio.inventory.domain.send.PickupLock;
import org.keskio.inventory.domain.send.Route;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.SendState;

/** Turns send orders into rows and back. */
final class SendOrderRows {

    private SendOrderRows() {}

    static SendOrderRow row(SendOrder order) {
        Details details = order.details();
        SendOrderRow row = new SendOrderRow();
        row.id = details.id();
        row.number = details.number().value();
        row.state = order.state().name();
        row.version = details.version();
        row.orderingStore = details.orderingStore().value();
        row.customerId = details.customerId();
        row.promiseStart = details.promisedFrom();
        row.promiseEnd = details.promisedBy();
        row.basketId = details.basket().id();
        row.basketLine = details.basket().line();
        row.trackingNumber = details.trackingNumber();
        row.notFoundAt = codes(details.notFoundAt());
        row.declinedAt = codes(details.declinedAt());
        row.heldAt = order.heldAt().map(LocationCode::value).orElse(null);
        row.deadlineAt = order.deadline().orElse(null);
        row.createdAt = details.createdAt();
        putItem(row, details.item());
        putRoute(row, details.route());
        putPayment(row, details.payment());
        details.deliverTo().ifPresent(address -> putAddress(row, address));
        if (order instanceof SendOrder.ReadyForPickup ready) {
            row.pickupSalt = ready.lock().salt();
            row.pickupHash = ready.lock().hash();
        }
        if (order instanceof SendOrder.AwaitingChoice choice) {
            row.choiceSince = choice.since();
            row.waits = choice.waits();
        }
        return row;
    }

    private static void putItem(SendOrderRow row, Item item) {
        row.sku = item.sku().value();
        row.productName = item.name();
        row.productNameFi = item.nameFi();
        row.productNameSv = item.nameSv();
        row.variant = item.variant();
        row.gtin = item.gtin();
        row.weightGrams = item.weightGrams();
        row.quantity = item.quantity();
    }

    private static void putRoute(SendOrderRow row, Route route) {
        row.way = route.way().name();
        row.source = route.source().value();
        row.destination = route.destination().map(LocationCode::value).orElse(null);
        row.packBy = route.packBy();
        row.shipBy = route.shipBy();
    }

    private static void putPayment(SendOrderRow row, Payment payment) {
        row.currency = payment.total().currency().getCurrencyCode();
        row.unitPriceMinor = payment.unitPrice().minor();
        row.totalMinor = payment.total().minor();
        row.quoteId = payment.quoteId();
        row.paymentReference = payment.reference();
    }

    private static void putAddress(SendOrderRow row, Address address) {
        row.recipient = address.recipient();
        row.street = address.street();
        row.postcode = address.postcode();
        row.town = address.town();
        row.country = address.country();
    }

    static SendOrder order(SendOrderRow row) {
        Details details = details(row);
        return switch (SendState.valueOf(row.state)) {
            case RESERVED -> new SendOrder.Reserved(details);
            case PICKING -> new SendOrder.Picking(details);
            case PACKED -> new SendOrder.Packed(details);
            case IN_TRANSIT -> new SendOrder.InTransit(details);
            case DELIVERED -> new SendOrder.Delivered(details);
            case READY_FOR_PICKUP ->
                new SendOrder.ReadyForPickup(
                        details,
                        new LocationCode(Objects.requireNonNull(row.heldAt)),
                        new PickupLock(Objects.requireNonNull(row.pickupSalt), Objects.requireNonNull(row.pickupHash)),
                        Objects.requireNonNull(row.deadlineAt));
            case COLLECTED -> new SendOrder.Collected(details);
            case CANCELLED -> new SendOrder.Cancelled(details);
            case EXPIRED -> new SendOrder.Expired(details);
            case AWAITING_CHOICE ->
                new SendOrder.AwaitingChoice(
                        details,
                        Objects.requireNonNull(row.choiceSince),
                        Objects.requireNonNull(row.deadlineAt),
                        row.waits);
            case RETURNED -> new SendOrder.Returned(details);
        };
    }

    private static Details details(SendOrderRow row) {
        Currency currency = Currency.getInstance(row.currency);
        return new Details(
                row.id,
                new OrderNumber(row.number),
                new Item(
                        new Sku(row.sku),
                        row.productName,
                        row.productNameFi,
                        row.productNameSv,
                        row.variant,
                        row.gtin,
                        row.weightGrams,
                        row.quantity),
                new Route(
                        Way.valueOf(row.way),
                        new LocationCode(row.source),
                        Optional.ofNullable(row.destination).map(LocationCode::new),
                        row.packBy,
                        row.shipBy),
                new LocationCode(row.orderingStore),
                row.customerId,
                address(row),
                row.promiseStart,
                row.promiseEnd,
                new Payment(
                        row.quoteId,
                        new Money(row.unitPriceMinor, currency),
                        new Money(row.totalMinor, currency),
                        row.paymentReference),
                new Basket(row.basketId, row.basketLine),
                row.trackingNumber,
                locations(row.notFoundAt),
                row.createdAt,
                row.version,
                locations(row.declinedAt));
    }

    private static Optional<Address> address(SendOrderRow row) {
        if (row.recipient == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Address(row.recipient, text(row.street), text(row.postcode), text(row.town), text(row.country)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String codes(List<LocationCode> locations) {
        return locations.stream().map(LocationCode::value).collect(Collectors.joining(","));
    }

    private static List<LocationCode> locations(String codes) {
        return codes.isEmpty()
                ? List.of()
                : Arrays.stream(codes.split(",", -1)).map(LocationCode::new).toList();
    }
}
