package org.keskio.inventory.domain.chance;

/**
 * A Bayesian record of inventory (DeHoratius, Mersereau and Schrage 2008) in closed form: how many of the pieces on the
 * record are missing, since the last count (each piece alike, some together: beta-binomial), given that pieces were seen,
 * were not found, or have stopped selling. No clock, no randomness, no allocation worth naming.
 */
final class Belief {

    /** More pieces are told apart as a share: chances hardly differ there, and the work grows with the square. */
    private static final int MOST = 16;

    private static final double YEAR_DAYS = 365;
    // What a shelf sells that has not sold yet: a third of a piece in two months.
    private static final double PRIOR_SOLD = 0.3;
    private static final double PRIOR_DAYS = 60;

    private final Evidence evidence;
    private final Trail trail;
    private final long now;
    private final double alpha;
    private final double beta;
    private final double perDay;
    private final double overlookedEach;
    private final double apart;

    private double found;
    private double all;

    private Belief(Losses losses, Evidence evidence, long now) {
        this.evidence = evidence;
        this.trail = evidence.trail();
        this.now = now;
        this.alpha = PRIOR_SOLD + trail.soldBy(now);
        this.beta = PRIOR_DAYS + trail.soldOver(now);
        this.perDay = losses.perDay() + losses.perSale() * alpha / beta;
        this.overlookedEach = trail.misses() == 0 ? 1 : Math.pow(losses.overlooked(), trail.misses());
        this.apart = (1 - losses.together()) / losses.together();
    }

    /** 0 to 1 that so many pieces are found beside those that are held for others. */
    static double of(Losses losses, Evidence evidence, int quantity, long now) {
        int needed = Math.max(0, evidence.reserved()) + quantity;
        if (needed > evidence.onHand()) {
            return 0;
        }
        Belief belief = new Belief(losses, evidence, now);
        long year = (long) (YEAR_DAYS * Trail.DAY);
        long counted = evidence.countedAt() == 0 ? now - year : Math.min(evidence.countedAt(), now);
        belief.weigh(needed, counted, 1 - losses.repeated());
        belief.weigh(needed, counted - year / 2, losses.repeated());
        return belief.found / belief.all * (1 - losses.overlooked());
    }

    /** Adds the worlds in which the last look was at {@code counted}. */
    private void weigh(int needed, long counted, double weight) {
        boolean seen = trail.seenAt() > counted;
        long last = Math.min(now, seen ? trail.seenAt() : counted);
        boolean missed = trail.misses() > 0 && trail.missedAt() > counted;
        boolean missedSince = missed && trail.missedAt() > last;
        // What was not found is off the record already; it belongs to what could have been there.
        int record = evidence.onHand() + (missedSince ? trail.missed() : 0);
        double scale = record > MOST ? (double) MOST / record : 1;
        int pieces = (int) Math.round(record * scale);
        int enough = (int) Math.ceil(needed * scale);
        int perMiss = missedSince ? Math.max(1, trail.missed() / trail.misses()) : 0;
        After after = new After(this, last, enough, perMiss);
        if (!seen) {
            after.add(pieces, weight);
            return;
        }
        int bound = Math.min(pieces, (int) Math.round(trail.bound() * scale));
        int first = bound + (trail.left() > 0 ? 1 : 0);
        double lost = lost(counted, trail.seenAt());
        double some = overlooked(missed && !missedSince);
        double each = none(first, lost);
        for (int missing = 0; missing <= bound; missing++) {
            after.add(pieces - missing, weight * each * (missing == bound ? 1 : some));
            each *= next(first, missing, lost);
        }
    }

    private double overlooked(boolean missed) {
        return missed ? overlookedEach : 1;
    }

    private double lost(long from, long to) {
        return Math.clamp(1 - Math.exp(-perDay * Math.max(0, to - from) / Trail.DAY), 1e-9, 0.999);
    }

    /** How likely nobody buys for so long although there is something. */
    private double noSale(double days) {
        return Math.exp(alpha * Math.log(beta / (beta + days)));
    }

    /** The same when it went empty somewhere on the way. */
    private double noSaleUntilEmpty(double days) {
        if (days < 1e-6) {
            return 1;
        }
        double power = 1 - alpha;
        double ratio = (beta + days) / beta;
        double area = Math.abs(power) < 1e-6 ? Math.log(ratio) : (Math.exp(power * Math.log(ratio)) - 1) / power;
        return beta * area / days;
    }

    /** Beta-binomial: none of {@code pieces} is lost, when one is with probability {@code lost}. */
    private double none(int pieces, double lost) {
        double product = 1;
        for (int i = 0; i < pieces; i++) {
            product *= ((1 - lost) * apart + i) / (apart + i);
        }
        return product;
    }

    /** From the probability of {@code gone} lost pieces to that of one more. */
    private double next(int pieces, int gone, double lost) {
        int left = pieces - gone;
        return left == 0 ? 0 : left * (lost * apart + gone) / ((gone + 1) * ((1 - lost) * apart + left - 1));
    }

    /** What may have happened since a piece was last seen. */
    private static final class After {

        private final Belief belief;
        private final double lost;
        private final double stillSelling;
        private final double wentEmpty;
        private final int enough;
        private final int perMiss;

        After(Belief belief, long last, int enough, int perMiss) {
            double days = Math.max(0, belief.now - last) / Trail.DAY;
            this.belief = belief;
            this.lost = belief.lost(last, belief.now);
            this.stillSelling = belief.noSale(days);
            this.wentEmpty = belief.noSaleUntilEmpty(days);
            this.enough = enough;
            this.perMiss = perMiss;
        }

        /** Adds the worlds in which so many pieces were there when one was last seen. */
        void add(int pieces, double weight) {
            if (pieces == 0) {
                belief.all += weight;
                return;
            }
            double each = belief.none(pieces, lost);
            for (int gone = 0; gone <= pieces; gone++) {
                int there = pieces - gone;
                double world = weight * each * (there > 0 ? stillSelling : wentEmpty);
                if (perMiss > 0 && there >= perMiss) {
                    world *= belief.overlookedEach;
                }
                belief.all += world;
                if (there >= enough) {
                    belief.found += world;
                }
                each *= belief.next(pieces, gone, lost);
            }
        }
    }
}
