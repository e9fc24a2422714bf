package org.keskio.inventory.outbound.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.application.location.Locations;
import org.keskio.inventory.domain.catalogue.Reach;
import org.keskio.inventory.domain.location.GeoPoint;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/** All locations in memory. One thread at a time writes; any number read. */
public final class LocationIndex implements Locations {

    /** Cells have 14 bits for a location; the last number stands for "none". */
    static final int MAX_LOCATIONS = (1 << 14) - 1;

    private static final Comparator<AtDistance> NEAREST = Comparator.comparingDouble(AtDistance::km)
            .thenComparing(at -> at.location().code());

    private final Map<String, Integer> ordinals = new HashMap<>();
    private volatile State state = new State(new TreeMap<>(), new @Nullable Location[0]);

    /** Takes in locations that came or changed. */
    public synchronized void put(List<Location> changed) {
        TreeMap<LocationCode, Location> byCode = new TreeMap<>(state.byCode);
        changed.forEach(location -> byCode.put(location.code(), location));
        byCode.keySet().forEach(code -> ordinal(code.value()));
        @Nullable Location[] byOrdinal = new @Nullable Location[ordinals.size()];
        byCode.values().forEach(location -> byOrdinal[ordinal(location.code().value())] = location);
        state = new State(byCode, byOrdinal);
    }

    /** The number that stands for a location in packed cells, given at first sight. */
    synchronized int ordinal(String code) {
        Integer known = ordinals.get(code);
        if (known != null) {
            return known;
        }
        int ordinal = ordinals.size();
        if (ordinal >= MAX_LOCATIONS) {
            throw new IllegalStateException("The index holds at most " + MAX_LOCATIONS + " locations");
        }
        ordinals.put(code, ordinal);
        return ordinal;
    }

    @Override
    public Optional<Location> find(LocationCode code) {
        return Optional.ofNullable(state.byCode.get(code));
    }

    @Override
    public List<Location> all() {
        return state.sorted;
    }

    @Override
    public List<AtDistance> nearest(
            GeoPoint from, Optional<LocationKind> kind, Optional<LocationCode> except, int limit) {
        List<AtDistance> found = new ArrayList<>();
        for (Location location : state.sorted) {
            boolean wanted = (kind.isEmpty() || kind.get() == location.kind())
                    && (except.isEmpty() || !except.get().equals(location.code()));
            if (wanted) {
                found.add(new AtDistance(location, from.kmTo(location.position())));
            }
        }
        found.sort(NEAREST);
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /** How the stock of each location counts for somebody in the store, or for nobody in particular. */
    View seenFrom(Optional<LocationCode> store) {
        State now = state;
        if (store.isEmpty() || !now.byCode.containsKey(store.get())) {
            return now.fromNowhere;
        }
        return now.views.computeIfAbsent(store.get(), now::view);
    }

    /** How a location counts. */
    enum Counts {
        UNKNOWN,
        HERE,
        NEAR,
        NETWORK,
        PARTNER
    }

    /**
     * One store's view of all locations, by ordinal.
     *
     * @param here the store's own ordinal, -1 for none
     * @param near ordinals of the other stores nearby
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    record View(
            int here, int[] near, Counts[] counts, @Nullable Location[] locations, Optional<Location> from) {

        Counts of(int location) {
            return location < counts.length ? counts[location] : Counts.UNKNOWN;
        }

        double kmTo(Location location) {
            return from.map(store -> store.kmTo(location)).orElse(0.0);
        }
    }

    private static final class State {

        private final TreeMap<LocationCode, Location> byCode;
        private final @Nullable Location[] byOrdinal;
        private final List<Location> sorted;
        private final View fromNowhere;
        private final Map<LocationCode, View> views = new ConcurrentHashMap<>();

        State(TreeMap<LocationCode, Location> byCode, @Nullable Location[] byOrdinal) {
            this.byCode = byCode;
            this.byOrdinal = byOrdinal;
            this.sorted = List.copyOf(byCode.values());
            this.fromNowhere = new View(-1, new int[0], counts(Optional.empty()), byOrdinal, Optional.empty());
        }

        private View view(LocationCode code) {
            Optional<Location> store = Optional.ofNullable(byCode.get(code));
            Counts[] counts = counts(store);
            int here = Arrays.asList(counts).indexOf(Counts.HERE);
            int[] near = new int[counts.length];
            int found = 0;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == Counts.NEAR) {
                    near[found++] = i;
                }
            }
            return new View(here, Arrays.copyOf(near, found), counts, byOrdinal, store);
        }

        private Counts[] counts(Optional<Location> store) {
            Counts[] counts = new Counts[byOrdinal.length];
            for (int i = 0; i < counts.length; i++) {
                Location location = byOrdinal[i];
                counts[i] = location == null ? Counts.UNKNOWN : count(location, store);
            }
            return counts;
        }

        private static Counts count(Location location, Optional<Location> store) {
            if (store.isPresent() && store.get().code().equals(location.code())) {
                return Counts.HERE;
            }
            return switch (location.kind()) {
                case PARTNER -> Counts.PARTNER;
                case WAREHOUSE -> Counts.NETWORK;
                case STORE ->
                    store.isPresent() && store.get().kmTo(location) <= Reach.NEAR_KM ? Counts.NEAR : Counts.NETWORK;
            };
        }
    }
}
