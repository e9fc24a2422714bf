package org.keskio.inventory.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SizeOrderTest {

    private static final List<String> ORDERED = List.of(
            "XXS",
            "XS",
            "S",
            "M",
            "L",
            "XL",
            "XXL",
            "3XL",
            "5XL",
            "8",
            "9",
            "9.5",
            "10",
            "36",
            "36/38",
            "42",
            "One size");

    @Property(tries = 50)
    void putsSizesAsPeopleExpectThem(@ForAll Random random) {
        List<String> shuffled = new ArrayList<>(ORDERED);
        Collections.shuffle(shuffled, random);
        shuffled.sort(SizeOrder.NATURAL);
        assertThat(shuffled).isEqualTo(ORDERED);
    }

    @Property
    void isAnOrder(@ForAll String a, @ForAll String b) {
        assertThat(Integer.signum(SizeOrder.NATURAL.compare(a, b)))
                .isEqualTo(-Integer.signum(SizeOrder.NATURAL.compare(b, a)));
    }

    @Test
    void writesOfOneSizeStandTogether() {
        List<String> sizes = new ArrayList<>(List.of("XL", "2XL", "XXL", "M"));
        sizes.sort(SizeOrder.NATURAL);
        assertThat(sizes).containsExactly("M", "XL", "2XL", "XXL");
    }
}
