package org.keskio.inventory.domain.chance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chance on a year of stores that are unlike its model; what it learns, it learns from earlier picks only. */
class FleetTest {

    private static final int PLACES = 40;

    @ParameterizedTest
    @ValueSource(longs = {2008, 777_001})
    void givenChancesAreWhatHappensAndBeatTheRecord(long seed) {
        FleetOffice office = new FleetOffice();
        new Fleet(seed, PLACES, office).live();

        tell("learnt", office.model);
        tell("before learning", office.unlearnt);
        tell("rate by bucket", office.bucket);
        tell("record alone", office.record);
        System.out.println(office.learnt().kinds());
        office.model
                .bins()
                .forEach(bin -> System.out.printf("%6d  %.3f  %.3f%n", bin.count(), bin.given(), bin.found()));

        assertThat(office.model.calibrationError()).isLessThanOrEqualTo(0.05);
        assertThat(office.model.brier()).isLessThan(office.record.brier()).isLessThan(office.bucket.brier());
        assertThat(office.model.logLoss()).isLessThan(office.record.logLoss()).isLessThan(office.bucket.logLoss());
    }

    private static void tell(String what, Reliability of) {
        System.out.printf(
                "%-16s %6d picks  ECE %.4f  Brier %.4f  log loss %.4f%n",
                what, of.size(), of.calibrationError(), of.brier(), of.logLoss());
    }
}
