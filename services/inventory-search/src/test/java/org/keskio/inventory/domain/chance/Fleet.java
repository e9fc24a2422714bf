package org.keskio.inventory.domain.chance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * A year of stores and warehouses, piece by piece, made to be unlike the model that is tested on it: nothing here knows a
 * formula of it. Thieves come in waves and empty a style; customers leave things on wrong shelves until a count or a tidy
 * evening brings them back; tills scan the wrong size; reports of sales come late or never; demand has seasons; some
 * stores count by copying what the record says.
 */
final class Fleet {

    static final int DAYS = 365;
    static final int SIZES = 4;
    private static final int STYLES = 40;

    /** Hears what the company's systems would hear, and is asked before each pick. */
    interface Office {

        void counted(Cell cell, int day);

        void sold(Cell cell, int pieces, int happenedOn, int day);

        void arrived(Cell cell, int pieces, int day);

        /** Before anybody goes to look. */
        void picks(Cell cell, int pieces, int day);

        void picked(Cell cell, int pieces, boolean found, int day);
    }

    /** A size of a style at a place. */
    static final class Cell {

        final int number;
        final Place place;
        final int style;
        final int size;
        final double demand;
        final int target;
        int shelf;
        int wrongShelf;
        int record;

        Cell(int number, Place place, int style, int size, double demand, int target) {
            this.number = number;
            this.place = place;
            this.style = style;
            this.size = size;
            this.demand = demand;
            this.target = target;
        }
    }

    /** What a place is like. */
    static final class Place {

        final int number;
        final boolean warehouse;
        final double traffic;
        final double thieves;
        final double mess;
        final double tidy;
        final double wrongScans;
        final double lostReports;
        final double lateReports;
        final double shortDeliveries;
        final double copiedCounts;
        final int countEvery;
        final double blindPickers;
        final double picksADay;
        final List<Cell> cells = new ArrayList<>();
        int cutOffUntil;

        Place(int number, Random random) {
            this.number = number;
            int kind = number % 5;
            warehouse = kind == 4 && number % 10 == 4;
            boolean mall = kind == 0;
            boolean outlet = kind == 1;
            traffic = (mall ? 1.6 : outlet ? 1.2 : 0.7) * between(random, 0.6, 1.5);
            thieves = warehouse ? 0.002 : (mall ? 0.09 : outlet ? 0.05 : 0.02) * between(random, 0.4, 2.0);
            mess = warehouse ? 0.00003 : (outlet ? 0.0025 : 0.0008) * between(random, 0.5, 2.0);
            tidy = between(random, 0.005, 0.03);
            wrongScans = warehouse ? 0.001 : between(random, 0.002, 0.03);
            lostReports = warehouse ? 0 : between(random, 0, 0.01);
            lateReports = warehouse ? 0 : between(random, 0, 0.01);
            shortDeliveries = between(random, 0, 0.02);
            copiedCounts = warehouse ? 0 : number % 3 == 0 ? 0.4 : 0.03;
            countEvery = warehouse ? 60 : (int) between(random, 80, 220);
            blindPickers = warehouse ? 0.004 : between(random, 0.01, 0.10);
            picksADay = warehouse ? 8 : between(random, 1, 5);
        }
    }

    private record Report(Cell cell, int pieces, int happenedOn, int arrivesOn) {}

    private final Random random;
    private final Office office;
    private final List<Place> places = new ArrayList<>();
    private final Deque<Report> onTheWay = new ArrayDeque<>();

    Fleet(long seed, int placeCount, Office office) {
        this.random = new Random(seed);
        this.office = office;
        int number = 0;
        for (int p = 0; p < placeCount; p++) {
            Place place = new Place(p, random);
            for (int style = 0; style < STYLES; style++) {
                double likes = Math.pow(random.nextDouble(), 3) * 0.12;
                for (int size = 0; size < SIZES; size++) {
                    double demand = place.traffic * likes * (size == 1 || size == 2 ? 1.3 : 0.6);
                    int target = place.warehouse ? 4 + random.nextInt(20) : 1 + (int) Math.round(demand * 25);
                    Cell cell = new Cell(number++, place, style, size, place.warehouse ? 0 : demand, target);
                    cell.shelf = target;
                    cell.record = target;
                    place.cells.add(cell);
                }
            }
            places.add(place);
        }
    }

    void live() {
        for (Place place : places) {
            for (Cell cell : place.cells) {
                office.counted(cell, -random.nextInt(place.countEvery));
            }
        }
        for (int day = 0; day < DAYS; day++) {
            for (Place place : places) {
                open(place, day);
            }
            hear(day);
            for (Place place : places) {
                pick(place, day);
                close(place, day);
            }
        }
    }

    private void open(Place place, int day) {
        if (day > place.cutOffUntil + 40 && random.nextInt(150) == 0) {
            place.cutOffUntil = day + 1 + random.nextInt(6);
        }
        for (Cell cell : place.cells) {
            for (int customers = few(cell.demand * season(cell.style, day)); customers > 0; customers--) {
                if (cell.shelf > 0) {
                    cell.shelf--;
                    ring(cell, day);
                } else if (random.nextInt(12) == 0 && cell.wrongShelf > 0) {
                    // Somebody stumbles over it.
                    cell.wrongShelf--;
                    ring(cell, day);
                }
            }
            for (int i = cell.shelf; i > 0; i--) {
                if (random.nextDouble() < place.mess) {
                    cell.shelf--;
                    cell.wrongShelf++;
                }
            }
            if (cell.demand > 0 && random.nextDouble() < cell.demand * 0.06) {
                cell.shelf++;
                cell.record++;
                office.arrived(cell, 1, day);
            }
        }
        if (random.nextDouble() < place.thieves) {
            steal(place);
        }
    }

    /** Up to all of a style, whatever can be carried. */
    private void steal(Place place) {
        int style = random.nextInt(STYLES);
        int carries = 1 + random.nextInt(8);
        for (Cell cell : place.cells) {
            if (cell.style == style) {
                int takes = Math.min(cell.shelf, carries);
                cell.shelf -= takes;
                carries -= takes;
            }
        }
    }

    private void ring(Cell bought, int day) {
        Place place = bought.place;
        Cell scanned = bought;
        if (random.nextDouble() < place.wrongScans) {
            int other = (bought.size + 1 + random.nextInt(SIZES - 1)) % SIZES;
            scanned = place.cells.get(bought.style * SIZES + other);
        }
        if (random.nextDouble() < place.lostReports) {
            return;
        }
        boolean late = day < place.cutOffUntil || random.nextDouble() < place.lateReports;
        onTheWay.add(
                new Report(scanned, 1, day, late ? Math.max(day, place.cutOffUntil) + 1 + random.nextInt(5) : day));
    }

    private void hear(int day) {
        for (Iterator<Report> reports = onTheWay.iterator(); reports.hasNext(); ) {
            Report report = reports.next();
            if (report.arrivesOn() <= day) {
                reports.remove();
                report.cell().record = Math.max(0, report.cell().record - report.pieces());
                office.sold(report.cell(), report.pieces(), report.happenedOn(), day);
            }
        }
    }

    private void pick(Place place, int day) {
        for (int picks = few(place.picksADay); picks > 0; picks--) {
            Cell cell = place.cells.get(random.nextInt(place.cells.size()));
            int pieces = random.nextInt(8) == 0 ? 2 : 1;
            if (cell.record < pieces) {
                continue;
            }
            office.picks(cell, pieces, day);
            boolean found = cell.shelf >= pieces && random.nextDouble() >= place.blindPickers;
            cell.record -= pieces;
            cell.shelf -= found ? pieces : 0;
            office.picked(cell, pieces, found, day);
        }
    }

    private void close(Place place, int day) {
        for (Cell cell : place.cells) {
            for (int i = cell.wrongShelf; i > 0; i--) {
                if (random.nextDouble() < place.tidy) {
                    cell.wrongShelf--;
                    cell.shelf++;
                }
            }
            if ((day + place.number) % 7 == 0 && cell.record < cell.target) {
                int sent = cell.target - cell.record;
                cell.record += sent;
                cell.shelf += random.nextDouble() < place.shortDeliveries ? sent - 1 : sent;
                office.arrived(cell, sent, day);
            }
            if ((day + cell.style * 3 + place.number * 17) % place.countEvery == 0) {
                count(cell, day);
            }
        }
    }

    private void count(Cell cell, int day) {
        if (random.nextDouble() >= cell.place.copiedCounts) {
            cell.shelf += cell.wrongShelf;
            cell.wrongShelf = 0;
            int slip = random.nextInt(40) == 0 ? random.nextInt(3) - 1 : 0;
            cell.record = Math.max(0, cell.shelf + slip);
        }
        office.counted(cell, day);
    }

    /** Winter things and summer things. */
    private static double season(int style, int day) {
        int from = (day + style * 45) % DAYS;
        return from < 60 ? 2.2 : from < 150 ? 1.0 : from < 300 ? 0.35 : 1.0;
    }

    /** Customers of a day, one coin at a time. */
    private int few(double expected) {
        int customers = 0;
        for (int hour = 0; hour < 20; hour++) {
            customers += random.nextDouble() < expected / 20 ? 1 : 0;
        }
        return customers;
    }

    private static double between(Random random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}
