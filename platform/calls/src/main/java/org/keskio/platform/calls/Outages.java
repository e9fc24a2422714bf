package org.keskio.platform.calls;

import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells an outage, which passes by itself, from a mistake, which a repetition cannot heal. */
public final class Outages {

    // Named, not imported: a service without a database has none of these classes.
    private static final Set<String> LOST_CONNECTIONS = Set.of(
            "io.vertx.core.http.ConnectionPoolTooBusyException",
            "io.vertx.core.http.HttpClosedException",
            "io.vertx.sqlclient.ClosedConnectionException",
            "org.hibernate.exception.JDBCConnectionException",
            "java.sql.SQLNonTransientConnectionException",
            "java.sql.SQLRecoverableException",
            "org.apache.kafka.common.errors.RetriableException");

    private static final int DEPTH = 20;

    private Outages() {}

    /**
     * Whether the error, one of its causes, or what came on top of it says that a network, a server or a database is away for
     * now: a refusal that could not be rolled back, as the connection was lost, has said nothing yet.
     */
    public static boolean isOutage(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            if (isOutageItself(cause) || Arrays.stream(cause.getSuppressed()).anyMatch(Outages::isOutageByCause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutageByCause(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            if (isOutageItself(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutageItself(Throwable error) {
        return switch (error) {
            case StatusRuntimeException status -> isOutage(status.getStatus().getCode());
            case StatusException status -> isOutage(status.getStatus().getCode());
            case IOException io -> isLostConnection(io);
            case TimeoutException timeout -> true;
            case SQLTransientException sql -> true;
            default -> isNamedOutage(error);
        };
    }

    private static boolean isOutage(io.grpc.Status.Code code) {
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED -> true;
            default -> false;
        };
    }

    /** Parsers also complain by IOException; those of a network are these. */
    private static boolean isLostConnection(IOException error) {
        return error instanceof SocketException
                || error instanceof UnknownHostException
                || error instanceof InterruptedIOException
                || error instanceof ClosedChannelException
                || error.getClass().equals(IOException.class)
                || error.getClass().getName().startsWith("io.netty.");
    }

    private static boolean isNamedOutage(Throwable error) {
        for (Class<?> type = error.getClass(); type != null; type = type.getSuperclass()) {
            if (LOST_CONNECTIONS.contains(type.getName())) {
                return true;
            }
            if (type.getName().equals("io.vertx.pgclient.PgException")) {
                return isOutageState(String.valueOf(error.getMessage()));
            }
        }
        // Vert.x says these two without a type of their own.
        return error.getClass().getName().equals("io.vertx.core.impl.NoStackTraceThrowable")
                || "Connection is closed".equals(error.getMessage());
    }

    /** SQL states 57P (shutting down), 53 (out of resources), 40 (serialisation, deadlock); the message ends in the state. */
    private static boolean isOutageState(String message) {
        return message.contains("(57P") || message.contains("(53") || message.contains("(40");
    }
}
