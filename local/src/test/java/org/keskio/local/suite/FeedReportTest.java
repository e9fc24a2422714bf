package org.keskio.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class FeedReportTest {

    @Test
    void saysWhichLineWasRefusedAndWhy() throws JsonProcessingException {
        String body = """
                {"accepted":2,"refused":[{"line":3,"field":"gtin","reason":"wrong check digit"}],"refusedTotal":2}""";
        FeedReport report = FeedReport.of(new ObjectMapper().readTree(body));
        assertThat(report.text(10))
                .contains("2 lines accepted, 2 refused")
                .contains("line 3: gtin: wrong check digit")
                .contains("and 1 more");
    }
}
