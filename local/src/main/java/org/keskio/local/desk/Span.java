package org.keskio.local.desk;

import java.util.Map;

/**
 * One step of a trace.
 *
 * @param trace id of the trace, 32 hex digits
 * @param id 16 hex digits
 * @param parent id of the step that caused it, empty at the root
 * @param service who did it
 * @param name what was done
 * @param kind server, client, producer, consumer or internal
 * @param start nanoseconds since the epoch
 * @param end nanoseconds since the epoch
 * @param failed whether it ended in an error
 * @param attributes facts about it
 */
record Span(
        String trace,
        String id,
        String parent,
        String service,
        String name,
        String kind,
        long start,
        long end,
        boolean failed,
        Map<String, String> attributes) {

    /** The attribute that names the send order a step worked for. */
    static final String SEND_ORDER = "keskio.send_order_id";

    /** What people call it; stands at the step that made it. */
    static final String SEND_ORDER_NUMBER = "keskio.send_order_number";

    double millis() {
        return (end - start) / 1e6;
    }
}
