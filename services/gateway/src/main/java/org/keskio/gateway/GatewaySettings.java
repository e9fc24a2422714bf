package org.keskio.gateway;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The gateway's settings. */
@StaticInitSafe // filters are made while the program is still being set up
@ConfigMapping(prefix = "keskio.gateway")
public interface GatewaySettings {

    /** The address that browsers know the gateway by, e.g. {@code https://shop.example.org}; absent = the one they asked for. */
    Optional<URI> publicUrl();

    /** A mailbox page to link to from the start page; absent = no link. */
    Optional<URI> mailboxUrl();

    /** Largest JSON body. Feeds are read as they come and have no such limit. */
    @WithDefault("1M")
    MemorySize maxBody();

    /** How many requests a caller may make. */
    RateLimits rateLimits();

    /** Server-sent events. */
    Events events();

    /** Feeds. */
    Feeds feeds();

    /** Limits for callers without a login, by address, and for callers with one, by subject; for each gateway process. */
    interface RateLimits {

        /** False where something before the gateway limits already. */
        @WithDefault("true")
        boolean enabled();

        /** Without a login. */
        Limit anonymous();

        /** With a token or a session. */
        Limit known();

        /** How many callers are remembered; the one unseen for longest is forgotten first. */
        @WithDefault("100000")
        int callers();
    }

    /** A token bucket. */
    interface Limit {

        /** Requests a second in the long run. */
        int perSecond();

        /** Requests at once after a quiet time. */
        int burst();
    }

    /** Server-sent events. */
    interface Events {

        /** How often a sign of life is sent. */
        @WithDefault("15S")
        Duration ping();

        /** After this the stream ends; a browser comes back by itself, with the login that holds by then. */
        @WithDefault("15M")
        Duration longest();

        /** Events that may wait for a slow client before its stream is ended. */
        @WithDefault("256")
        int buffer();

        /** Streams that one caller may hold open at a time. */
        @WithDefault("20")
        int perCaller();

        /** Prices that one event tells; a larger switch says {@code complete: false}. */
        @WithDefault("500")
        int prices();
    }

    /** Feeds. */
    interface Feeds {

        /** Longest record, in bytes. */
        @WithDefault("64K")
        MemorySize longestRecord();

        /** Refused lines that the report names; the others are counted. */
        @WithDefault("1000")
        int namedRefusals();

        /** How often a batch is tried while its service is away. */
        @WithDefault("6")
        int attempts();

        /** Wait before the second try; doubles from try to try. */
        @WithDefault("500MS")
        Duration pause();
    }
}
