package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Language;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.plan.Way;
import org.keskio.inventory.domain.send.Address;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.Item;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.inventory.domain.send.SendState;

/** The papers of an order, for the staff of the source while they have it in hand. */
@ApplicationScoped
public class WriteDocument {

    private final SendOrders orders;
    private final Locations locations;
    private final Papers papers;
    private final Mutiny.SessionFactory sessions;

    @Inject
    WriteDocument(SendOrders orders, Locations locations, Papers papers, Mutiny.SessionFactory sessions) {
        this.orders = orders;
        this.locations = locations;
        this.papers = papers;
        this.sessions = sessions;
    }

    /** Which paper. */
    public enum Kind {
        PACKING_SLIP,
        LABEL
    }

    /** What came of asking for a paper. */
    public sealed interface Result {}

    /** The paper as PDF. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Written(String number, byte[] content) implements Result {}

    /** Nobody knows the order. */
    public record NoSuchOrder() implements Result {}

    /** The caller does not work at the source. */
    public record NotYours() implements Result {}

    /** It is not its time: too early, gone, or this way of sending needs none. */
    public record NotNow(SendState state) implements Result {}

    /** Writes one. */
    public Uni<Result> write(UUID id, Kind kind, Language language, Actor actor) {
        return sessions.withStatelessSession(session -> orders.find(session, id)
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(List.<SendOrder>of())
                                : together(session, found.get().order())))
                .chain(orders -> orders.isEmpty()
                        ? Uni.createFrom().item(new NoSuchOrder())
                        : write(orders.getFirst(), orders, kind, language, actor));
    }

    private Uni<Result> write(SendOrder order, List<SendOrder> together, Kind kind, Language language, Actor actor) {
        if (!actor.isSource(order.details())) {
            return Uni.createFrom().item(new NotYours());
        }
        boolean now = switch (kind) {
            case PACKING_SLIP -> order instanceof SendOrder.Picking || isReady(order);
            case LABEL -> isShipped(order.details()) && isReady(order);
        };
        if (!now) {
            return Uni.createFrom().item(new NotNow(order.state()));
        }
        String number = order.details().number().value();
        return switch (kind) {
            case PACKING_SLIP ->
                papers.packingSlip(slip(order, together, language)).map(pdf -> new Written(number, pdf));
            case LABEL -> papers.label(label(order.details(), together)).map(pdf -> new Written(number, pdf));
        };
    }

    /** The order first, then the others of its basket that take the same way from the same source. */
    private Uni<List<SendOrder>> together(Mutiny.StatelessSession session, SendOrder order) {
        Details details = order.details();
        return orders.ofBasket(session, details.basket().id())
                .map(basket -> Stream.concat(
                                Stream.of(order),
                                basket.stream()
                                        .filter(other -> !other.details().id().equals(details.id()))
                                        .filter(other -> travels(other) && goesWith(other.details(), details)))
                        .toList());
    }

    private static boolean travels(SendOrder order) {
        return order instanceof SendOrder.Picking || isReady(order);
    }

    private static boolean goesWith(Details other, Details order) {
        return other.route().source().equals(order.route().source())
                && other.route().way() == order.route().way()
                && other.route().destination().equals(order.route().destination());
    }

    private static boolean isReady(SendOrder order) {
        return switch (order) {
            case SendOrder.Packed _, SendOrder.InTransit _, SendOrder.ReadyForPickup _ -> true;
            case SendOrder.Reserved _, SendOrder.Picking _, SendOrder.AwaitingChoice _, SendOrder.Ended _ -> false;
        };
    }

    private static boolean isShipped(Details order) {
        return order.route().way() == Way.SHIP_HOME || order.route().way() == Way.SHIP_TO_STORE;
    }

    private Papers.PackingSlip slip(SendOrder order, List<SendOrder> together, Language language) {
        Details details = order.details();
        Optional<Location> source = locations.find(details.route().source());
        ZoneId zone = source.map(Location::timeZone).orElse(ZoneOffset.UTC);
        // Nobody needs to know where it goes before it is in its box.
        List<String> to = isReady(order) ? to(details) : List.of();
        return new Papers.PackingSlip(
                language,
                details.number().value(),
                LocalDate.ofInstant(details.createdAt(), zone),
                place(details.route().source()),
                to,
                together.stream()
                        .map(other -> line(other.details().item(), language))
                        .toList());
    }

    private static Papers.Line line(Item item, Language language) {
        String own = switch (language) {
            case FI -> item.nameFi();
            case SV -> item.nameSv();
            case EN -> item.name();
        };
        String code = item.gtin().isEmpty() ? item.sku().value() : item.sku().value() + "  " + item.gtin();
        return new Papers.Line(own.isBlank() ? item.name() : own, item.variant(), code, item.quantity());
    }

    private Papers.Label label(Details order, List<SendOrder> together) {
        List<Item> items =
                together.stream().map(other -> other.details().item()).toList();
        return new Papers.Label(
                order.number().value(),
                isScannable(order.trackingNumber())
                        ? order.trackingNumber()
                        : order.number().value(),
                place(order.route().source()),
                to(order),
                items.stream().mapToInt(Item::quantity).sum(),
                items.stream()
                        .mapToInt(item -> item.weightGrams() * item.quantity())
                        .sum());
    }

    /** Code 128 knows ASCII; more than so many signs are too fine for a label's width. */
    private static boolean isScannable(String number) {
        return !number.isEmpty() && number.length() <= 32 && number.chars().allMatch(sign -> sign > ' ' && sign < 127);
    }

    private List<String> to(Details order) {
        return order.route()
                .destination()
                .map(this::place)
                .orElseGet(() -> order.deliverTo().map(WriteDocument::lines).orElse(List.of()));
    }

    private static List<String> lines(Address to) {
        return List.of(to.recipient(), to.street(), to.postcode() + " " + to.town(), to.country());
    }

    private List<String> place(LocationCode code) {
        return locations
                .find(code)
                .map(at -> List.of(at.name(), at.street(), at.postcode() + " " + at.town(), at.country()))
                .orElse(List.of(code.value()));
    }
}
