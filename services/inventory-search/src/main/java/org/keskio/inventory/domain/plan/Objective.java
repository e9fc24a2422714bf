package org.keskio.inventory.domain.plan;

/** What a search makes least: the score, or a label's measure first and the score among equals. */
enum Objective {
    SCORE(Label.RECOMMENDED),
    END(Label.FASTEST),
    COST(Label.CHEAPEST),
    CO2(Label.GREENEST);

    // So much that no score outweighs a gram, a cent or a second; small enough for the digits of a double.
    private static final double FIRST = 1e9;

    private final Label label;

    Objective(Label label) {
        this.label = label;
    }

    Label label() {
        return label;
    }

    /** Of a parcel's parts without its time. */
    double of(double score, double eur, double co2) {
        return switch (this) {
            case SCORE, END -> score;
            case COST -> score + FIRST * eur;
            case CO2 -> score + FIRST * co2;
        };
    }

    /** What an hour until the last arrival weighs. */
    double ofHour(double hourEur) {
        return this == END ? hourEur + FIRST : hourEur;
    }
}
