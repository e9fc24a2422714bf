package org.keskio.inventory.outbound.postgres.send;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A send order as it is kept. */
@Entity
@Table(name = "send_orders")
class SendOrderRow {

    @Id
    UUID id;

    String number;

    String state;

    long version;

    String sku;

    @Column(name = "product_name")
    String productName;

    @Column(name = "product_name_fi")
    String productNameFi;

    @Column(name = "product_name_sv")
    String productNameSv;

    String variant;

    String gtin;

    @Column(name = "weight_g")
    int weightGrams;

    int quantity;

    String way;

    String source;

    @Nullable
    String destination;

    @Column(name = "ordering_store")
    String orderingStore;

    @Nullable
    @Column(name = "held_at")
    String heldAt;

    @Column(name = "customer_id")
    UUID customerId;

    @Nullable
    String recipient;

    @Nullable
    String street;

    @Nullable
    String postcode;

    @Nullable
    String town;

    @Nullable
    String country;

    @Column(name = "promise_start")
    Instant promiseStart;

    @Column(name = "promise_end")
    Instant promiseEnd;

    String currency;

    @Column(name = "unit_price_minor")
    long unitPriceMinor;

    @Column(name = "total_minor")
    long totalMinor;

    @Column(name = "quote_id")
    UUID quoteId;

    @Column(name = "payment_reference")
    String paymentReference;

    @Column(name = "basket_id")
    UUID basketId;

    @Column(name = "basket_line")
    int basketLine;

    @Column(name = "pack_by")
    Instant packBy;

    @Column(name = "ship_by")
    Instant shipBy;

    @Column(name = "tracking_number")
    String trackingNumber;

    @Column(name = "not_found_at")
    String notFoundAt;

    @Column(name = "pickup_salt")
    byte @Nullable [] pickupSalt;

    @Column(name = "pickup_hash")
    byte @Nullable [] pickupHash;

    @Column(name = "declined_at")
    String declinedAt;

    @Nullable
    @Column(name = "choice_since")
    Instant choiceSince;

    boolean waits;

    @Nullable
    @Column(name = "deadline_at")
    Instant deadlineAt;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway") // filled by Hibernate or the mapping
    SendOrderRow() {}
}
