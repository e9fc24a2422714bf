package org.keskio.e2e.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a round brought.
 *
 * @param sends   taps that were tried
 * @param fresh   taps that were answered with fresh plans
 * @param nobody  customers who were told that nobody has it
 * @param steps   steps that were tried
 * @param refused steps that were refused
 * @param repeats questions that had to be asked again
 * @param retold  facts that were told more than once
 */
public record Outcome(
        int round,
        long seed,
        List<Kill> kills,
        int sends,
        int acknowledged,
        int fresh,
        int nobody,
        int steps,
        int refused,
        int repeats,
        int facts,
        int retold,
        double seconds,
        List<Broken> broken) {

    public Outcome {
        kills = List.copyOf(kills);
        broken = List.copyOf(broken);
    }

    /** One line for people, and one for each broken promise. */
    public String text() {
        String line = String.format(
                Locale.ROOT,
                "round %3d  %-44s %3d sends: %3d orders, %2d fresh plans, %2d nobody has it; %3d steps, %2d refused;"
                        + " %3d asked again; %3d facts, %2d told twice; %5.1f s  %s",
                round,
                kills.stream()
                        .map(kill -> kill.part() + " at call " + kill.after())
                        .collect(Collectors.joining(", ")),
                sends,
                acknowledged,
                fresh,
                nobody,
                steps,
                refused,
                repeats,
                facts,
                retold,
                seconds,
                broken.isEmpty() ? "kept" : "BROKEN");
        return broken.isEmpty()
                ? line
                : line
                        + broken.stream()
                                .map(one -> "%n  round %d, seed %d: %s".formatted(round, seed, one))
                                .collect(Collectors.joining());
    }

    /** One object for programs. */
    public ObjectNode json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("round", round).put("seed", seed);
        ArrayNode killed = json.putArray("kills");
        kills.forEach(kill -> killed.addObject()
                .put("part", kill.part())
                .put("after_calls", kill.after())
                .put("away_ms", kill.away().toMillis()));
        json.put("sends", sends).put("acknowledged", acknowledged).put("fresh_plans", fresh);
        json.put("nobody_has_it", nobody).put("steps", steps).put("steps_refused", refused);
        json.put("asked_again", repeats).put("facts", facts).put("told_twice", retold);
        json.put("seconds", Math.round(seconds * 10) / 10.0);
        ArrayNode all = json.putArray("broken");
        broken.forEach(one -> all.addObject()
                .put("what", one.what())
                .put("expected", one.expected())
                .put("found", one.found()));
        return json;
    }
}
