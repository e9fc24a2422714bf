package org.keskio.platform.events;

import io.agroal.api.AgroalDataSource;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** The test's own look at the database, and its way onto the event loop. */
@ApplicationScoped
class Database {

    @Inject
    AgroalDataSource jdbc;

    @Inject
    Mutiny.SessionFactory sessions;

    long count(String query) {
        try (Connection connection = jdbc.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return await(() -> sessions.withStatelessTransaction(work));
    }

    /** Waits for somebody else without leaving the session's own context. */
    static Uni<Void> onThisContext(CompletableFuture<Void> signal) {
        Context context = Objects.requireNonNull(Vertx.currentContext());
        return Uni.createFrom().completionStage(signal).emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
