package org.keskio.inventory.outbound.partner;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import com.google.type.PostalAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keskio.inventory.application.partner.PartnerCalls;
import org.keskio.inventory.domain.catalogue.Gtin;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.partner.PartnerOffer;
import org.keskio.inventory.domain.partner.PartnerOrder;
import org.keskio.inventory.domain.plan.CarrierTable;
import org.keskio.inventory.domain.send.Details;
import org.keskio.inventory.domain.send.SendOrder;
import org.keskio.partner.v1.ConfirmOrderRequest;
import org.keskio.partner.v1.FindOffersRequest;
import org.keskio.partner.v1.FindOffersResponse;
import org.keskio.partner.v1.Line;
import org.keskio.partner.v1.Offer;
import org.keskio.partner.v1.Order;

/** What is said to partners and what they say. They are others: nothing of theirs is believed unread. */
@ApplicationScoped
class PartnerMessages {

    private static final Logger LOG = Logger.getLogger(PartnerMessages.class);
    private static final int MOST_OFFERS = 100;
    private static final int LONGEST_REASON = 120;
    private static final int LONGEST_TRACKING = 64;

    private final CarrierTable carrier;

    @Inject
    PartnerMessages(CarrierTable carrier) {
        this.carrier = carrier;
    }

    static FindOffersRequest question(List<PartnerCalls.Wanted> wanted, PartnerCalls.Where where) {
        FindOffersRequest.Builder question =
                FindOffersRequest.newBuilder().setCountry(where.country()).setPostcodeArea(where.postcodeArea());
        wanted.forEach(line -> question.addLines(Line.newBuilder()
                .setSku(line.sku().value())
                .setGtin(line.gtin().map(Gtin::value).orElse(""))
                .setQuantity(line.quantity())));
        return question.build();
    }

    static ConfirmOrderRequest confirmation(PartnerOrder errand, SendOrder order) {
        Details details = order.details();
        ConfirmOrderRequest.Builder request = ConfirmOrderRequest.newBuilder()
                .setRequestId(errand.id().toString())
                .setOfferId(errand.offerId())
                .setOrderNumber(details.number().value())
                .addLines(Line.newBuilder()
                        .setSku(errand.sku().value())
                        .setGtin(Gtin.find(details.item().gtin())
                                .map(Gtin::value)
                                .orElse(""))
                        .setQuantity(errand.quantity()))
                .setShipByTime(time(details.route().shipBy()));
        details.deliverTo()
                .ifPresent(to -> request.setShipTo(PostalAddress.newBuilder()
                        .addRecipients(to.recipient())
                        .addAddressLines(to.street())
                        .setPostalCode(to.postcode())
                        .setLocality(to.town())
                        .setRegionCode(to.country())));
        return request.build();
    }

    /** The offers that make sense. */
    List<PartnerOffer> offers(LocationCode partner, FindOffersResponse answer) {
        return answer.getOffersList().stream()
                .limit(MOST_OFFERS)
                .flatMap(offer -> offer(partner, offer))
                .toList();
    }

    private Stream<PartnerOffer> offer(LocationCode partner, Offer offer) {
        try {
            return Stream.of(new PartnerOffer(
                    partner,
                    new Sku(offer.getSku()),
                    offer.getOfferId(),
                    offer.getQuantity(),
                    instant(offer.getReadyTime()),
                    cents(offer.getCost()),
                    instant(offer.getExpireTime())));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            LOG.infof("An offer of %s is not usable: %s", partner, e.getMessage());
            return Stream.empty();
        }
    }

    static PartnerCalls.Answer answer(Order order) {
        return switch (order.getState()) {
            case ORDER_STATE_CONFIRMED -> new PartnerCalls.Confirmed();
            case ORDER_STATE_REFUSED, ORDER_STATE_FAILED -> new PartnerCalls.Refused(reason(order.getReason()));
            case ORDER_STATE_SHIPPED -> new PartnerCalls.Shipped(tracking(order), false);
            case ORDER_STATE_DELIVERED -> new PartnerCalls.Shipped(tracking(order), true);
            case ORDER_STATE_CANCELLED -> new PartnerCalls.Cancelled();
            case ORDER_STATE_UNSPECIFIED, UNRECOGNIZED -> new PartnerCalls.Silent("a state that nobody knows");
        };
    }

    private static String reason(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }

    private static String tracking(Order order) {
        String number = order.getTrackingNumber().strip();
        return number.length() <= LONGEST_TRACKING && number.matches("[A-Za-z0-9._-]*") ? number : "";
    }

    /** Euro cents at the planning rates. */
    private int cents(Money cost) {
        double perEuro = Optional.of(cost.getCurrencyCode())
                .flatMap(carrier::perEuro)
                .orElseThrow(() -> new IllegalArgumentException("its currency has no planning rate"));
        double euros = (cost.getUnits() + cost.getNanos() / 1e9) / perEuro;
        return Math.toIntExact(Math.round(euros * 100));
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private static Timestamp time(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
