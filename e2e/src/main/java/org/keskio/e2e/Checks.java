package org.keskio.e2e;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** What was found to be as it should be, and what not. */
final class Checks {

    /** One finding. */
    record Check(String name, boolean ok, String detail) {}

    private final List<Check> all = new ArrayList<>();

    /** Notes a finding; the detail says what was seen either way. */
    boolean that(String name, boolean ok, String detail) {
        all.add(new Check(name, ok, detail));
        return ok;
    }

    boolean ok() {
        return !all.isEmpty() && failed().isEmpty();
    }

    List<Check> failed() {
        return all.stream().filter(check -> !check.ok()).toList();
    }

    int size() {
        return all.size();
    }

    ArrayNode json() {
        ArrayNode array = Rest.JSON.createArrayNode();
        all.forEach(check -> array.addObject()
                .put("name", check.name())
                .put("ok", check.ok())
                .put("detail", check.detail()));
        return array;
    }
}
