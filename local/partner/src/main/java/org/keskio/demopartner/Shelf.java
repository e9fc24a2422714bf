package org.keskio.demopartner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the partner has and what was ordered of it. One order an id, whatever is repeated and however late; each change is in
 * the journal before it is answered, so that a restart forgets nothing. No name and no address is kept.
 */
final class Shelf {

    /** A product on the shelf. */
    record Item(String sku, int quantity, int leadTimeDays, String costEur) {}

    /** Pieces of a product. */
    record Wanted(String sku, int quantity) {}

    /** Where an order stands. */
    enum State {
        CONFIRMED,
        REFUSED,
        CANCELLED,
        FAILED
    }

    /** An order. */
    record Order(String id, State state, List<Wanted> lines, Instant at) {

        Order {
            lines = List.copyOf(lines);
        }

        /** The demo's partner packs fast. */
        boolean isShipped(Instant now, Duration packs) {
            return state == State.CONFIRMED && !now.isBefore(at.plus(packs));
        }
    }

    private final Path journal;
    private final Duration packs;
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();

    private Shelf(Path journal, Duration packs) {
        this.journal = journal;
        this.packs = packs;
    }

    /** A shelf with these items and the orders of its journal. */
    static Shelf open(List<Item> items, Path journal, Duration packs) {
        Shelf shelf = new Shelf(journal, packs);
        items.forEach(item -> shelf.items.put(item.sku(), item));
        try {
            if (Files.exists(journal)) {
                Files.readAllLines(journal).forEach(shelf::replay);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return shelf;
    }

    /** What it has of a product that nobody ordered; empty when there are not so many. */
    synchronized Optional<Item> offer(Wanted wanted) {
        return Optional.ofNullable(items.get(wanted.sku())).filter(item -> free(item) >= wanted.quantity());
    }

    /** Decides once: the same id gets the same answer for ever. */
    synchronized Order confirm(String id, List<Wanted> lines, boolean willing, Instant now) {
        Order known = orders.get(id);
        if (known != null) {
            return known;
        }
        boolean there = lines.stream().allMatch(line -> offer(line).isPresent());
        return keep(new Order(id, willing && there ? State.CONFIRMED : State.REFUSED, lines, now));
    }

    /** Calls an order off, also one that is yet to come; what was shipped stays shipped. */
    synchronized Order cancel(String id, Instant now) {
        Order known = orders.getOrDefault(id, new Order(id, State.CANCELLED, List.of(), now));
        boolean late = known.state() != State.CONFIRMED || known.isShipped(now, packs);
        return late && orders.containsKey(id) ? known : keep(new Order(id, State.CANCELLED, List.of(), now));
    }

    /** How an order stands; one that was confirmed by a liar has failed. */
    synchronized Optional<Order> look(String id, boolean lies, Instant now) {
        Order known = orders.get(id);
        if (known != null && lies && known.state() == State.CONFIRMED && !known.isShipped(now, packs)) {
            return Optional.of(keep(new Order(id, State.FAILED, known.lines(), now)));
        }
        return Optional.ofNullable(known);
    }

    /** Whether the carrier has it. */
    boolean isShipped(Order order, Instant now) {
        return order.isShipped(now, packs);
    }

    /** Pieces that are ordered of a product. */
    synchronized int ordered(String sku) {
        return orders.values().stream()
                .filter(order -> order.state() == State.CONFIRMED)
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.sku().equals(sku))
                .mapToInt(Wanted::quantity)
                .sum();
    }

    private int free(Item item) {
        return item.quantity() - ordered(item.sku());
    }

    private Order keep(Order order) {
        StringBuilder line = new StringBuilder(order.id() + " " + order.state() + " " + order.at());
        order.lines()
                .forEach(wanted ->
                        line.append(' ').append(wanted.sku()).append('=').append(wanted.quantity()));
        try {
            Files.writeString(
                    journal,
                    line.append('\n'),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders.put(order.id(), order);
        return order;
    }

    private void replay(String line) {
        String[] words = line.split(" ", -1);
        if (words.length < 3) {
            return; // cut short by a crash: it was never answered
        }
        List<Wanted> lines = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            int cut = words[i].lastIndexOf('=');
            lines.add(new Wanted(words[i].substring(0, cut), Integer.parseInt(words[i].substring(cut + 1))));
        }
        orders.put(words[0], new Order(words[0], State.valueOf(words[1]), lines, Instant.parse(words[2])));
    }
}
