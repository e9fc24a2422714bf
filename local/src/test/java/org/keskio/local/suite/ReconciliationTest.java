package org.keskio.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    @Test
    void namesEachDifferenceAndWhatIsLeftOut() throws JsonProcessingException {
        String report = """
                {"cells": 10, "open": 1, "findings": [
                  {"cause": "row_changed", "sku": "A", "location": "L", "text": "9 and 5", "repaired": true},
                  {"cause": "expired_hold", "sku": "B", "location": "L", "text": "late", "reference": "r1"}]}""";

        assertThat(Reconciliation.text(new ObjectMapper().readTree(report), 50).lines())
                .containsExactly(
                        "10 cells compared, 2 differences, 1 open",
                        "  row_changed              A at L: 9 and 5; repaired",
                        "  expired_hold             B at L: late (r1)");
        assertThat(Reconciliation.text(new ObjectMapper().readTree(report), 1)).endsWith("... and 1 more");
    }
}
