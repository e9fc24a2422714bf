package org.keskio.e2e.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** All rounds together; {@code seconds} counts the start of the suite too. */
public record Summary(List<Outcome> outcomes, double seconds) {

    public Summary {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether every promise was kept. */
    public boolean kept() {
        return outcomes.stream().allMatch(outcome -> outcome.broken().isEmpty());
    }

    /** Every broken promise, as it was told. */
    public List<String> broken() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.broken().stream())
                .map(Broken::toString)
                .toList();
    }

    /** How many taps became orders. */
    public int acknowledged() {
        return sum(Outcome::acknowledged);
    }

    /** How many hard kills there were. */
    public int kills() {
        return sum(outcome -> outcome.kills().size());
    }

    /** For people: what was done, and what it shows. */
    public String text() {
        String kills =
                Kill.PARTS.stream().map(part -> killed(part) + " " + part).collect(Collectors.joining(", "));
        String done = String.format(
                Locale.ROOT,
                "%d rounds in %.0f s: %d sends, %d acknowledged, %d answered with fresh plans; %d steps, %d refused;"
                        + " %d questions asked again; %d kills (%s); %d facts, %d told twice",
                outcomes.size(),
                seconds,
                sum(Outcome::sends),
                acknowledged(),
                sum(Outcome::fresh),
                sum(Outcome::steps),
                sum(Outcome::refused),
                sum(Outcome::repeats),
                kills(),
                kills,
                sum(Outcome::facts),
                sum(Outcome::retold));
        return kept()
                ? done + System.lineSeparator()
                        + "After each round: sum(ledger) = stock, reserved = sum(open orders), nothing below zero, no piece sold"
                        + " twice or lost; each order in one state with a legal history; each acknowledged send and step there"
                        + " exactly once, each refused one took nothing; each committed step told on the topic and taken in once."
                : done + System.lineSeparator() + "A promise was broken: see above.";
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("summary", true).put("ok", kept()).put("rounds", outcomes.size());
        json.put("sends", sum(Outcome::sends)).put("acknowledged", acknowledged());
        json.put("fresh_plans", sum(Outcome::fresh)).put("nobody_has_it", sum(Outcome::nobody));
        json.put("steps", sum(Outcome::steps)).put("steps_refused", sum(Outcome::refused));
        json.put("asked_again", sum(Outcome::repeats));
        json.put("facts", sum(Outcome::facts)).put("told_twice", sum(Outcome::retold));
        ObjectNode kills = json.putObject("kills");
        Kill.PARTS.forEach(part -> kills.put(part, killed(part)));
        json.put("seconds", Math.round(seconds * 10) / 10.0);
        return json;
    }

    private long killed(String part) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.kills().stream())
                .filter(kill -> kill.part().equals(part))
                .count();
    }

    private int sum(ToIntFunction<Outcome> number) {
        return outcomes.stream().mapToInt(number).sum();
    }
}
