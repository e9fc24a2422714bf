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
            assertThat(traces.having(Span.SEND_ORDER, "order-2"))
                    .singleElement()
                    .satisfies(trace -> assertThat(trace.getFirst().trace()).endsWith("02"));
        }
    }

    @Test
    void tracesSurviveARestart() throws IOException {
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            traces.add(spans(1, "order-1"));
        }
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            assertThat(traces.having(Span.SEND_ORDER, "order-1")).hasSize(1);
        }
    }

    @Test
    void whatACrashCutOffIsLeftOut() throws IOException {
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            traces.add(spans(1, "order-1"));
        }
        Files.write(folder.resolve("00000001.otlp"), new byte[] {120, 10, 3}, StandardOpenOption.APPEND);
        try (TraceStore traces = TraceStore.open(folder, 100)) {
            assertThat(traces.having(Span.SEND_ORDER, "order-1")).hasSize(1);
        }
    }

    @Test
    void theOldestMakesRoom() throws IOException {
        try (TraceStore traces = TraceStore.open(folder, 2)) {
            for (int i = 1; i <= 3; i++) {
                traces.add(spans(i, "order-" + i));
            }
            assertThat(traces.having(Span.SEND_ORDER, "order-1")).isEmpty();
            assertThat(traces.latest(10)).hasSize(2);
        }
    }

    private static ResourceSpans spans(int trace, String order) {
        return ResourceSpans.newBuilder()
                .addScopeSpans(ScopeSpans.newBuilder()
                        .addSpans(io.opentelemetry.proto.trace.v1.Span.newBuilder()
                                .setTraceId(ByteString.copyFrom(new byte[] {0, (byte) trace}))
                                .setSpanId(ByteString.copyFrom(new byte[] {1}))
                                .setName("Send")
                                .addAttributes(KeyValue.newBuilder()
                                        .setKey(Span.SEND_ORDER)
                                        .setValue(AnyValue.newBuilder().setStringValue(order)))))
                .build();
    }
}
