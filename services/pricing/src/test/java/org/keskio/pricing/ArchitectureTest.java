package org.keskio.pricing;

import org.junit.jupiter.api.Test;
import org.keskio.platform.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void theArrowsPointInwards() {
        ArchitectureRules.check("org.keskio.pricing");
    }
}
