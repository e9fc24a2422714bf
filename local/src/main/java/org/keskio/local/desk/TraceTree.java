package org.keskio.local.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A trace as a tree of steps, for reading. */
final class TraceTree {

    private final Map<String, List<Span>> children;
    private final List<Span> roots;
    private final List<Span> spans;

    TraceTree(List<Span> spans) {
        this.spans =
                spans.stream().sorted(Comparator.comparingLong(Span::start)).toList();
        Set<String> known = new HashSet<>();
        this.spans.forEach(span -> known.add(span.id()));
        // A step whose cause was not recorded stands at the top, so that nothing is hidden.
        this.roots =
                this.spans.stream().filter(s -> !known.contains(s.parent())).toList();
        this.children = this.spans.stream()
                .filter(s -> known.contains(s.parent()))
                .collect(Collectors.groupingBy(Span::parent, LinkedHashMap::new, Collectors.toList()));
    }

    /** One line a step: offset from the beginning, duration, service, what was done. */
    String text() {
        if (spans.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add("trace %s (%d steps, %s)"
                .formatted(
                        spans.getFirst().trace(),
                        spans.size(),
                        spans.stream().map(Span::service).distinct().collect(Collectors.joining(", "))));
        for (int i = 0; i < roots.size(); i++) {
            render(roots.get(i), "", i == roots.size() - 1, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    /** For programs: each step with its children inside. */
    Map<String, Object> json() {
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("trace_id", spans.isEmpty() ? "" : spans.getFirst().trace());
        trace.put("services", spans.stream().map(Span::service).distinct().toList());
        trace.put("spans", roots.stream().map(this::json).toList());
        return trace;
    }

    private Map<String, Object> json(Span span) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("span_id", span.id());
        fields.put("service", span.service());
        fields.put("name", span.name());
        fields.put("kind", span.kind());
        fields.put("start_unix_nano", span.start());
        fields.put("duration_ms", span.millis());
        fields.put("failed", span.failed());
        fields.put("attributes", span.attributes());
        fields.put("children", below(span).stream().map(this::json).toList());
        return fields;
    }

    private void render(Span span, String indent, boolean last, List<String> lines) {
        double offset = (span.start() - spans.getFirst().start()) / 1e6;
        lines.add(String.format(
                Locale.ROOT,
                "%9.1f ms %8.1f ms  %s%s%s  %s%s%s",
                offset,
                span.millis(),
                indent,
                last ? "└─ " : "├─ ",
                span.service(),
                span.name(),
                span.kind().equals("internal") ? "" : " [" + span.kind() + "]",
                span.failed() ? "  FAILED" : ""));
        List<Span> below = below(span);
        for (int i = 0; i < below.size(); i++) {
            render(below.get(i), indent + (last ? "   " : "│  "), i == below.size() - 1, lines);
        }
    }

    private List<Span> below(Span span) {
        return children.getOrDefault(span.id(), List.of());
    }
}
