package org.keskio.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

    @Test
    void aStepStandsBelowTheOneThatCausedIt() {
        String text = new TraceTree(List.of(
                        span("b", "a", "inventory-search", "Send", 10, 30),
                        span("a", "", "gateway", "POST /api/clerk/v1/sends", 0, 40),
                        span("c", "a", "pricing", "GetPrices", 32, 38)))
                .text();
        assertThat(text.lines().map(line -> line.substring(26)).toList().subList(1, 4))
                .containsExactly(
                        "└─ gateway  POST /api/clerk/v1/sends [server]",
                        "   ├─ inventory-search  Send [server]",
                        "   └─ pricing  GetPrices [server]");
    }

    @Test
    void aStepWhoseCauseIsUnknownIsNotHidden() {
        assertThat(new TraceTree(List.of(span("b", "lost", "messaging", "receive", 0, 1))).text())
                .contains("messaging  receive");
    }

    @Test
    void programsGetTheSameTree() {
        Map<String, Object> json = new TraceTree(
                        List.of(span("a", "", "gateway", "POST", 0, 40), span("b", "a", "pricing", "GetPrices", 1, 2)))
                .json();
        assertThat(json.toString()).contains("children=[{span_id=b");
        assertThat(json).containsEntry("services", List.of("gateway", "pricing"));
    }

    private static Span span(String id, String parent, String service, String name, long from, long to) {
        return new Span("t1", id, parent, service, name, "server", from * 1_000_000, to * 1_000_000, false, Map.of());
    }
}
