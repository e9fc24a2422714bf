package org.keskio.local.desk;

import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The traces received last. They are appended to files of a bounded number and size and read back at the next start; what a
 * crash cuts off at the end of a file is left out.
 */
final class TraceStore implements AutoCloseable {

    private static final long FILE_BYTES = 16L * 1024 * 1024;
    private static final int FILES = 4;
    // A runaway trace must not push out all the others.
    private static final int SPANS_PER_TRACE = 2_000;
    private static final String SUFFIX = ".otlp";

    private final Path folder;
    private final int kept;
    private final Map<String, List<Span>> traces = new LinkedHashMap<>();
    private OutputStream out;
    private long written;

    private TraceStore(Path folder, int kept) throws IOException {
        this.folder = folder;
        this.kept = kept;
        for (Path file : files()) {
            readBack(file);
        }
        this.out = nextFile();
    }

    /** Opens the store in a folder. */
    static TraceStore open(Path folder, int kept) throws IOException {
        return new TraceStore(folder, kept);
    }

    synchronized void add(ResourceSpans spans) {
        try {
            spans.writeDelimitedTo(out);
            out.flush();
            written += spans.getSerializedSize();
            if (written > FILE_BYTES) {
                out.close();
                out = nextFile();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remember(spans);
    }

    /** The traces of a send order, by its id or its number, the oldest first. */
    synchronized List<List<Span>> ofOrder(String idOrNumber) {
        Set<String> ids = new HashSet<>(Set.of(idOrNumber));
        spans().filter(span -> idOrNumber.equals(span.attributes().get(Span.SEND_ORDER_NUMBER)))
                .map(span -> span.attributes().get(Span.SEND_ORDER))
                .filter(Objects::nonNull)
                .forEach(ids::add);
        return traces.values().stream()
                .filter(spans -> spans.stream()
                        .anyMatch(span -> ids.contains(span.attributes().get(Span.SEND_ORDER))))
                .map(List::copyOf)
                .sorted(Comparator.comparingLong(TraceStore::start))
                .toList();
    }

    /** The spans of one trace; empty when it is not (or no longer) here. */
    synchronized List<Span> trace(String id) {
        return List.copyOf(traces.getOrDefault(id, List.of()));
    }

    /** The traces that arrived last, the newest first. */
    synchronized List<List<Span>> latest(int count) {
        List<List<Span>> all = new ArrayList<>(traces.values());
        return all.subList(Math.max(0, all.size() - count), all.size()).reversed().stream()
                .map(List::copyOf)
                .toList();
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Span> spans() {
        return traces.values().stream().flatMap(List::stream);
    }

    private static long start(List<Span> spans) {
        return spans.stream().mapToLong(Span::start).min().orElse(0);
    }

    private void remember(ResourceSpans spans) {
        for (Span span : SpanReader.read(spans)) {
            List<Span> trace = traces.computeIfAbsent(span.trace(), id -> new ArrayList<>());
            if (trace.size() < SPANS_PER_TRACE) {
                trace.add(span);
            }
        }
        Iterator<String> oldest = traces.keySet().iterator();
        while (traces.size() > kept && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private void readBack(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ResourceSpans spans = ResourceSpans.parseDelimitedFrom(in);
            while (spans != null) {
                remember(spans);
                spans = ResourceSpans.parseDelimitedFrom(in);
            }
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            // The last entry was cut off when the machine or the program stopped; what came before is kept.
        }
    }

    private OutputStream nextFile() throws IOException {
        List<Path> present = files();
        for (int i = 0; i <= present.size() - FILES; i++) {
            Files.delete(present.get(i));
        }
        int number = present.isEmpty() ? 1 : number(present.getLast()) + 1;
        written = 0;
        return new BufferedOutputStream(Files.newOutputStream(
                folder.resolve("%08d%s".formatted(number, SUFFIX)), StandardOpenOption.CREATE_NEW));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(SUFFIX, ""));
    }
}
