package org.keskio.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.google.type.LatLng;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.FindNearestLocationsRequest;
import org.keskio.inventory.v1.GetLocationRequest;
import org.keskio.inventory.v1.ImportLocationsRequest;
import org.keskio.inventory.v1.ListLocationsRequest;
import org.keskio.inventory.v1.ListLocationsResponse;
import org.keskio.inventory.v1.Location;
import org.keskio.inventory.v1.LocationKind;
import org.keskio.inventory.v1.RefusedRow;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class LocationServiceTest {

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aLocationIsKeptAsItCame() {
        shop.bring(Shop.store("NO-OSL-01", 59.91, 10.75)
                .setGln("7080000000005")
                .setCountry("NO")
                .setTimeZone("Europe/Oslo")
                .build());
        Location location = shop.locations()
                .getLocation(
                        GetLocationRequest.newBuilder().setCode("NO-OSL-01").build())
                .getLocation();
        assertThat(location.getKind()).isEqualTo(LocationKind.LOCATION_KIND_STORE);
        assertThat(location.getTimeZone()).isEqualTo("Europe/Oslo");
        assertThat(location.getOpeningHours()).isEqualTo("Mo-Fr 10:00-20:00; Sa 10:00-18:00");
        assertThat(location.getHandlingMinutes()).isEqualTo(60);
        assertThat(location.getDailyCapacity()).isEqualTo(50);
        assertThat(location.getGln()).isEqualTo("7080000000005");
        assertThat(location.getPosition().getLatitude()).isEqualTo(59.91);
    }

    @Test
    void theNearestComeFirst() {
        shop.bring(
                Shop.store("AU-SYD-01", -33.87, 151.21)
                        .setCountry("AU")
                        .setTimeZone("Australia/Sydney")
                        .build(),
                Shop.store("AU-SYD-02", -33.80, 151.21)
                        .setCountry("AU")
                        .setTimeZone("Australia/Sydney")
                        .build(),
                Shop.store("AU-MEL-01", -37.81, 144.96)
                        .setCountry("AU")
                        .setTimeZone("Australia/Sydney")
                        .build());
        var fromStore = shop.locations()
                .findNearestLocations(FindNearestLocationsRequest.newBuilder()
                        .setLocation("AU-SYD-01")
                        .setLimit(2)
                        .build())
                .getLocationsList();
        assertThat(fromStore.stream().map(at -> at.getLocation().getCode())).containsExactly("AU-SYD-02", "AU-MEL-01");
        assertThat(fromStore.getFirst().getDistanceKm()).isCloseTo(7.784, within(0.01));
        var fromPoint = shop.locations()
                .findNearestLocations(FindNearestLocationsRequest.newBuilder()
                        .setPosition(LatLng.newBuilder().setLatitude(-33.87).setLongitude(151.21))
                        .setKind(LocationKind.LOCATION_KIND_STORE)
                        .setLimit(1)
                        .build())
                .getLocationsList();
        assertThat(fromPoint.getFirst().getLocation().getCode()).isEqualTo("AU-SYD-01");
    }

    @Test
    void allAreListedPageByPage() {
        shop.bring(
                Shop.store("LIST-1", 1, 1).build(),
                Shop.store("LIST-2", 1, 1).build(),
                Shop.store("LIST-3", 1, 1).build());
        List<String> codes = new ArrayList<>();
        String token = "";
        do {
            ListLocationsResponse page = shop.locations()
                    .listLocations(ListLocationsRequest.newBuilder()
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            page.getLocationsList().forEach(location -> codes.add(location.getCode()));
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        assertThat(codes).contains("LIST-1", "LIST-2", "LIST-3").isSorted().doesNotHaveDuplicates();
        refused(
                "PAGE_TOKEN_INVALID",
                "page_token",
                () -> shop.locations()
                        .listLocations(ListLocationsRequest.newBuilder()
                                .setPageToken("made-up")
                                .build()));
    }

    @Test
    void badLinesAreTold() {
        var response = shop.bring(
                Shop.store("BAD", 1, 1).setLine(1).setCode("").build(),
                Shop.store("BAD", 1, 1).setLine(2).setKind("shop").build(),
                Shop.store("BAD", 91, 1).setLine(3).build(),
                Shop.store("BAD", 1, 181).setLine(4).build(),
                Shop.store("BAD", 1, 1).setLine(5).setLatitude("north").build(),
                Shop.store("BAD", 1, 1).setLine(6).setTimeZone("Europe/Tampere").build(),
                Shop.store("BAD", 1, 1).setLine(7).setCountry("XX").build(),
                Shop.store("BAD", 1, 1).setLine(8).setGln("7080000000004").build(),
                Shop.store("BAD", 1, 1)
                        .setLine(9)
                        .setOpeningHours("Mo-Fr all day")
                        .build(),
                Shop.store("BAD", 1, 1).setLine(10).setHandlingMinutes("-1").build(),
                Shop.store("BAD", 1, 1)
                        .setLine(11)
                        .setDailyCapacity("2147483648")
                        .build(),
                Shop.store("BAD", 1, 1).setLine(12).setName(" ").build());
        assertThat(response.getAccepted()).isZero();
        assertThat(response.getRefusedList())
                .extracting(RefusedRow::getLine, RefusedRow::getField)
                .containsExactly(
                        Tuple.tuple(1L, "code"),
                        Tuple.tuple(2L, "kind"),
                        Tuple.tuple(3L, "latitude"),
                        Tuple.tuple(4L, "longitude"),
                        Tuple.tuple(5L, "latitude"),
                        Tuple.tuple(6L, "time_zone"),
                        Tuple.tuple(7L, "country"),
                        Tuple.tuple(8L, "gln"),
                        Tuple.tuple(9L, "opening_hours"),
                        Tuple.tuple(10L, "handling_minutes"),
                        Tuple.tuple(11L, "daily_capacity"),
                        Tuple.tuple(12L, "name"));
    }

    @Test
    void badInputNamesItsField() {
        refused(
                "FIELD_INVALID",
                "from",
                () -> shop.locations().findNearestLocations(FindNearestLocationsRequest.getDefaultInstance()));
        refused(
                "FIELD_INVALID",
                "position.latitude",
                () -> shop.locations()
                        .findNearestLocations(FindNearestLocationsRequest.newBuilder()
                                .setPosition(LatLng.newBuilder().setLatitude(Double.NaN))
                                .build()));
        refused(
                "FIELD_INVALID",
                "limit",
                () -> shop.locations()
                        .findNearestLocations(FindNearestLocationsRequest.newBuilder()
                                .setLocation("X")
                                .setLimit(101)
                                .build()));
        StatusRuntimeException unknown = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> shop.locations()
                        .getLocation(GetLocationRequest.newBuilder()
                                .setCode("NO-SUCH")
                                .build()));
        assertThat(unknown.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(Errors.infoOf(unknown).orElseThrow().getReason()).isEqualTo("LOCATION_UNKNOWN");
        assertThat(catchThrowableOfType(
                                StatusRuntimeException.class,
                                () -> shop.locations().importLocations(ImportLocationsRequest.getDefaultInstance()))
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    private static void refused(String reason, String field, ThrowingCallable call) {
        StatusRuntimeException error = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo(reason);
        assertThat(Errors.badRequestOf(error)
                        .orElseThrow()
                        .getFieldViolations(0)
                        .getField())
                .isEqualTo(field);
    }
}
