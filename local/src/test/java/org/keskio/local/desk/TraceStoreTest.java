package org.keskio.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceStoreTest {

    @TempDir
    Path folder;

    @Test
    void findsTheTracesOfASendOrder() throws IOException {
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            traces.add(spans(1, "order-1"));
            traces.add(spans(2, "order-2"));
            assertThat(traces.ofOrder("order-2"))
                    .singleElement()
                    .satisfies(trace -> assertThat(trace.getFirst().trace()).endsWith("02"));
        }
    }

    @Test
    void findsAllTracesOfASendOrderByTheNumberThatOneOfThemNames() throws IOException {
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            traces.add(spans(1, Map.of(Span.SEND_ORDER, "order-1", Span.SEND_ORDER_NUMBER, "S-WRMNX3")));
            traces.add(spans(2, Map.of(Span.SEND_ORDER, "order-1")));
            traces.add(spans(3, Map.of(Span.SEND_ORDER, "order-2", Span.SEND_ORDER_NUMBER, "S-7TG4K6")));
            traces.add(spans(4, Map.of()));
            assertThat(traces.ofOrder("S-WRMNX3"))
                    .extracting(trace -> trace.getFirst().trace())
                    .satisfiesExactly(
                            first -> assertThat(first).endsWith("01"),
                            second -> assertThat(second).endsWith("02"));
        }
    }

    @Test
    void tracesSurviveARestart() throws IOException {
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            traces.add(spans(1, "order-1"));
        }
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            assertThat(traces.ofOrder("order-1")).hasSize(1);
        }
    }

    @Test
    void whatACrashCutOffIsLeftOut() throws IOException {
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            traces.add(spans(1, "order-1"));
        }
        Files.write(folder.resolve("00000001.otlp"), new byte[] {120, 10, 3}, StandardOpenOption.APPEND);
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            assertThat(traces.ofOrder("order-1")).hasSize(1);
        }
    }

    @Test
    void theOldestMakesRoom() throws IOException {
        try (TraceStore traces = TraceStore.open(folder, 2)) {
            for (int i = 1; i <= 3; i++) {
                traces.add(spans(i, "order-" + i));
            }
            assertThat(traces.ofOrder("order-1")).isEmpty();
            assertThat(traces.latest(10)).hasSize(2);
        }
    }

    private static ResourceSpans spans(int trace, String order) {
        return spans(trace, Map.of(Span.SEND_ORDER, order));
    }

    private static ResourceSpans spans(int trace, Map<String, String> attributes) {
        var span = io.opentelemetry.proto.trace.v1.Span.newBuilder()
                .setTraceId(ByteString.copyFrom(new byte[] {0, (byte) trace}))
                .setSpanId(ByteString.copyFrom(new byte[] {1}))
                .setName("Send");
        attributes.forEach((key, value) -> span.addAttributes(
                KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value))));
        return ResourceSpans.newBuilder()
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span))
                .build();
    }
}
