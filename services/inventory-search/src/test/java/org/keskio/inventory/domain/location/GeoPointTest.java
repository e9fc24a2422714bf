package org.keskio.inventory.domain.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GeoPointTest {

    private static final double HALF_ROUND = Math.PI * GeoPoint.EARTH_RADIUS_KM;

    @Test
    void helsinkiIs161KmFromTampere() {
        GeoPoint helsinki = new GeoPoint(60.1699, 24.9384);
        GeoPoint tampere = new GeoPoint(61.4978, 23.7610);
        assertThat(helsinki.kmTo(tampere)).isCloseTo(161, within(1.0));
    }

    @Test
    void aDegreeOnTheEquatorIs111Km() {
        assertThat(new GeoPoint(0, 179.5).kmTo(new GeoPoint(0, -179.5))).isCloseTo(111.195, within(0.001));
    }

    @Test
    void refusesWhatIsNotOnTheGlobe() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(90.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(0, -180.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new GeoPoint(Double.NaN, 0));
    }

    @Property
    void isADistance(
            @ForAll @DoubleRange(min = -90, max = 90) double lat1,
            @ForAll @DoubleRange(min = -180, max = 180) double lon1,
            @ForAll @DoubleRange(min = -90, max = 90) double lat2,
            @ForAll @DoubleRange(min = -180, max = 180) double lon2) {
        GeoPoint a = new GeoPoint(lat1, lon1);
        GeoPoint b = new GeoPoint(lat2, lon2);
        assertThat(a.kmTo(b)).isCloseTo(b.kmTo(a), within(1e-6)).isBetween(0.0, HALF_ROUND + 1e-6);
        assertThat(a.kmTo(a)).isEqualTo(0);
    }
}
