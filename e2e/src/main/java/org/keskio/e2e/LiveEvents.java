package org.keskio.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Server-sent events as they arrive. */
public final class LiveEvents implements AutoCloseable {

    /** One event. */
    public record Event(String name, JsonNode data, Instant arrived) {}

    private final List<Event> events = new ArrayList<>();
    private final CompletableFuture<Void> reading;
    private Stream<String> lines = Stream.empty();

    private LiveEvents(HttpClient client, HttpRequest request) {
        CompletableFuture<Void> open = new CompletableFuture<>();
        reading = client.sendAsync(request, BodyHandlers.ofLines())
                .thenAccept(response -> {
                    if (response.statusCode() != 200) {
                        open.completeExceptionally(
                                new IllegalStateException(request.uri() + " answered " + response.statusCode()));
                        return;
                    }
                    lines = response.body();
                    open.complete(null);
                    read(lines);
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        open.completeExceptionally(failure);
                    }
                });
        open.join();
    }

    static LiveEvents open(HttpClient client, HttpRequest request) {
        return new LiveEvents(client, request);
    }

    /** Waits for an event; empty when none came in time. */
    public Optional<Event> await(Predicate<Event> wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (events) {
            while (true) {
                Optional<Event> found = events.stream().filter(wanted).findFirst();
                long left = (end - System.nanoTime()) / 1_000_000;
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                try {
                    events.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
            }
        }
    }

    @Override
    public void close() {
        lines.close();
        reading.cancel(true);
    }

    private void read(Stream<String> source) {
        StringBuilder data = new StringBuilder();
        String[] name = {"message"};
        source.forEach(line -> {
            if (line.startsWith("event:")) {
                name[0] = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                add(name[0], data.toString());
                data.setLength(0);
                name[0] = "message";
            }
        });
    }

    private void add(String name, String data) {
        try {
            Event event = new Event(name, Rest.JSON.readTree(data), Instant.now());
            synchronized (events) {
                events.add(event);
                events.notifyAll();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + name + " is not JSON", e);
        }
    }
}
