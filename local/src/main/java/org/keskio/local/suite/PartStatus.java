package org.keskio.local.suite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How one part of the suite is.
 *
 * @param name the part
 * @param running whether its process runs
 * @param healthy whether it answers
 * @param pid its process
 * @param port where it listens
 * @param memory resident memory in MiB
 */
public record PartStatus(
        String name, boolean running, boolean healthy, OptionalLong pid, int port, OptionalLong memory) {

    /** In one word. */
    public String state() {
        if (!running) {
            return "down";
        }
        return healthy ? "healthy" : "not answering";
    }

    /** For programs. */
    public Map<String, Object> json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("state", state());
        fields.put("running", running);
        fields.put("healthy", healthy);
        fields.put("port", port);
        pid.ifPresent(p -> fields.put("pid", p));
        memory.ifPresent(m -> fields.put("rss_mib", m));
        return fields;
    }
}
