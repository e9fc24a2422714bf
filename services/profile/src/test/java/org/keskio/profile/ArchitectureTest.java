package org.keskio.profile;

import org.junit.jupiter.api.Test;
import org.keskio.platform.testkit.ArchitectureRules;

class ArchitectureTest {

    @Test
    void arrowsPointInwards() {
        ArchitectureRules.check("org.keskio.profile");
    }
}
