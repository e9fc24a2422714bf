package org.keskio.gateway.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Locale;
import java.util.Optional;

/** Writes a problem as RFC 9457 says. */
public final class ProblemDocument {

    /** The media type of the document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "https://keskio.org/problems/";

    private ProblemDocument() {}

    /** The document; {@code instance} is the path that was asked for. */
    public static ObjectNode of(Problem problem, String instance) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("type", TYPES + problem.reason().toLowerCase(Locale.ROOT).replace('_', '-'));
        document.put("title", titleOf(problem.reason()));
        document.put("status", problem.status());
        document.put("detail", problem.detail());
        document.put("instance", instance);
        document.put("reason", problem.reason());
        document.put("domain", problem.domain());
        ObjectNode metadata = document.putObject("metadata");
        problem.metadata().forEach(metadata::put);
        ArrayNode violations = document.putArray("violations");
        problem.violations()
                .forEach(violation -> violations
                        .addObject()
                        .put("field", violation.field())
                        .put("description", violation.description()));
        document.put("traceId", traceId().orElse(null));
        problem.extras().forEach(document::set);
        return document;
    }

    /** The trace that the current request belongs to. */
    public static Optional<String> traceId() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? Optional.of(context.getTraceId()) : Optional.empty();
    }

    /** {@code STOCK_SHORT} reads "Stock short". */
    private static String titleOf(String reason) {
        String words = reason.toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.isEmpty() ? "Problem" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
