package org.keskio.local.desk;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads OTLP's spans. */
final class SpanReader {

    private static final String SERVICE = "service.name";

    private SpanReader() {}

    static List<Span> read(ResourceSpans resource) {
        String service = attributes(resource.getResource().getAttributesList()).getOrDefault(SERVICE, "?");
        List<Span> spans = new ArrayList<>();
        for (ScopeSpans scope : resource.getScopeSpansList()) {
            for (io.opentelemetry.proto.trace.v1.Span span : scope.getSpansList()) {
                spans.add(new Span(
                        hex(span.getTraceId().toByteArray()),
                        hex(span.getSpanId().toByteArray()),
                        hex(span.getParentSpanId().toByteArray()),
                        service,
                        span.getName(),
                        span.getKind().name().replace("SPAN_KIND_", "").toLowerCase(Locale.ROOT),
                        span.getStartTimeUnixNano(),
                        span.getEndTimeUnixNano(),
                        span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                        attributes(span.getAttributesList())));
            }
        }
        return spans;
    }

    private static Map<String, String> attributes(List<KeyValue> list) {
        Map<String, String> attributes = new LinkedHashMap<>();
        list.forEach(pair -> attributes.put(pair.getKey(), text(pair.getValue())));
        return attributes;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(SpanReader::text)
                        .toList()
                        .toString();
            case KVLIST_VALUE ->
                attributes(value.getKvlistValue().getValuesList()).toString();
            case BYTES_VALUE -> hex(value.getBytesValue().toByteArray());
            case VALUE_NOT_SET -> "";
        };
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
