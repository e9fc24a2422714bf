package org.keskio.gateway.live;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** An event in the shape of server-sent events. */
final class SseWriter {

    private static final long COME_BACK_MS = 3000;

    private SseWriter() {}

    static OutboundSseEvent write(Sse sse, LiveEvent event) {
        return sse.newEventBuilder()
                .name(event.name())
                .reconnectDelay(COME_BACK_MS)
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, event.json())
                .build();
    }
}
