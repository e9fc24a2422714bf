package org.keskio.pricing.outbound.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.keskio.pricing.application.SigningKeyStore;
import org.keskio.pricing.domain.Micros;

/** Keeps the keys that quotes are signed with. */
@ApplicationScoped
class PostgresSigningKeys implements SigningKeyStore {

    private static final String ALL = """
            select kid, public_key, private_key, nonce, micros(create_time), micros(signs_from)
            from signing_keys order by create_time""";

    private static final String ADD = """
            insert into signing_keys (kid, public_key, private_key, nonce, create_time, signs_from)
            select $1, $2, $3, nullif($4, ''::bytea), instant_of($5), instant_of($6)
            where not exists (select 1 from signing_keys where create_time > instant_of($5) - make_interval(secs => $7))""";

    private final Pool pool;

    @Inject
    PostgresSigningKeys(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<StoredKey>> all() {
        return pool.preparedQuery(ALL).execute().map(rows -> {
            List<StoredKey> keys = new ArrayList<>();
            rows.forEach(row -> keys.add(keyOf(row)));
            return keys;
        });
    }

    @Override
    public Uni<Void> addUnlessYounger(StoredKey key, Duration age) {
        Tuple values = Tuple.tuple(List.of(
                key.kid(),
                io.vertx.core.buffer.Buffer.buffer(key.publicKey()),
                io.vertx.core.buffer.Buffer.buffer(key.privateKey()),
                io.vertx.core.buffer.Buffer.buffer(key.nonce()),
                Micros.of(key.created()),
                Micros.of(key.signsFrom()),
                age.toNanos() / 1e9));
        // One at a time: of two replicas that start together, the second sees the first one's key.
        return pool.withTransaction(connection -> connection
                        .query("lock table signing_keys in share row exclusive mode")
                        .execute()
                        .chain(() -> connection.preparedQuery(ADD).execute(values)))
                .replaceWithVoid();
    }

    private static StoredKey keyOf(Row row) {
        Buffer nonce = row.getBuffer(3);
        return new StoredKey(
                row.getString(0),
                row.getBuffer(1).getBytes(),
                row.getBuffer(2).getBytes(),
                nonce == null ? new byte[0] : nonce.getBytes(),
                Micros.toInstant(row.getLong(4)),
                Micros.toInstant(row.getLong(5)));
    }
}
