package org.keskio.gateway;

import com.google.type.LatLng;
import com.google.type.Money;
import com.google.type.PostalAddress;
import java.util.UUID;
import org.keskio.inventory.v1.GetLocationResponse;
import org.keskio.inventory.v1.Location;
import org.keskio.inventory.v1.LocationKind;
import org.keskio.inventory.v1.LocationServiceGrpc;
import org.keskio.inventory.v1.SendOrder;
import org.keskio.inventory.v1.SendOrderState;
import org.keskio.inventory.v1.Way;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.Price;
import org.keskio.pricing.v1.PriceTier;
import org.keskio.pricing.v1.PricingServiceGrpc;

/** Things that several tests need. */
final class World {

    static final String SKU = "TUN-0001-BLK-M";

    private World() {}

    static String newId() {
        return UUID.randomUUID().toString();
    }

    static Money euros(long units, int cents) {
        return Money.newBuilder()
                .setCurrencyCode("EUR")
                .setUnits(units)
                .setNanos(cents * 10_000_000)
                .build();
    }

    /** Each store is a store in Finland. */
    static void storesAreFinnish() {
        FakePeers.answer(
                LocationServiceGrpc.getGetLocationMethod(),
                request -> GetLocationResponse.newBuilder()
                        .setLocation(Location.newBuilder()
                                .setCode(request.getCode())
                                .setKind(LocationKind.LOCATION_KIND_STORE)
                                .setName("Tunturi Helsinki")
                                .setCountry("FI")
                                .setPosition(
                                        LatLng.newBuilder().setLatitude(60.17).setLongitude(24.94))
                                .setTimeZone("Europe/Helsinki"))
                        .build());
    }

    /** Each SKU costs 129.90 in each market. */
    static void allCosts12990() {
        FakePeers.answer(PricingServiceGrpc.getBatchGetPricesMethod(), request -> {
            BatchGetPricesResponse.Builder answer =
                    BatchGetPricesResponse.newBuilder().setRevision(7);
            request.getSkusList()
                    .forEach(sku -> answer.addPrices(Price.newBuilder()
                            .setSku(sku)
                            .setAmount(euros(129, 90))
                            .setTier(PriceTier.PRICE_TIER_PUBLIC)
                            .setRevision(7)));
            return answer.build();
        });
    }

    static SendOrder order(SendOrderState state) {
        return SendOrder.newBuilder()
                .setSendOrderId("0198a5d2-7c1e-7f7a-b7d0-0a1b2c3d4e5f")
                .setNumber("S-4K7Q2M")
                .setState(state)
                .setSku(SKU)
                .setQuantity(1)
                .setWay(Way.WAY_SHIP_HOME)
                .setSource("FI-TMP-01")
                .setTotal(euros(129, 90))
                .setDeliverTo(PostalAddress.newBuilder()
                        .addRecipients("Aino Virtanen")
                        .addAddressLines("Mannerheimintie 1")
                        .setPostalCode("00100")
                        .setLocality("Helsinki")
                        .setRegionCode("FI"))
                .build();
    }
}
