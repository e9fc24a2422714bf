package org.keskio.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.StringValue;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class OutboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOLDERS =
            "select count(*) from pg_locks where locktype = 'advisory' and granted and database ="
                    + " (select oid from pg_database where datname = current_database())";

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    @Inject
    SampleConsumer consumer;

    @Inject
    Tracer tracer;

    @Inject
    AgroalDataSource jdbc;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    EventSettings settings;

    @Inject
    Stream stream;

    @Inject
    Mutiny.SessionFactory sessions;

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String aggregate = UUID.randomUUID().toString();
    private TopicReader topic;

    @BeforeEach
    void read() {
        topic = new TopicReader("keskio.sample.v1");
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void publishesCommittedFactsInOrderAsCloudEvents() {
        append(1, 2, 3);

        List<ConsumerRecord<String, byte[]>> records = published(3);

        assertThat(versions(records)).containsExactly("1", "2", "3");
        ConsumerRecord<String, byte[]> first = records.getFirst();
        assertThat(first.value()).isEqualTo(StringValue.of("v1").toByteArray());
        assertThat(TopicReader.header(first, "ce_type")).isEqualTo("google.protobuf.StringValue");
        assertThat(TopicReader.header(first, "ce_source")).isEqualTo("/keskio/sample");
        assertThat(TopicReader.header(first, "ce_subject")).isEqualTo(aggregate);
        assertThat(UUID.fromString(TopicReader.header(first, "ce_id")).version())
                .isEqualTo(7);
        await().atMost(PATIENCE).until(() -> database.count("select count(*) from outbox") == 0);
    }

    @Test
    void rollbackPublishesNothing() {
        assertThatThrownBy(() -> database.inTransaction(session -> outbox.append(session, fact(1))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("changed my mind")))))
                .hasMessageContaining("changed my mind");

        append(2);

        assertThat(versions(published(1))).containsExactly("2");
    }

    @Test
    void publishesAFactWhoseTransactionWasOvertaken() {
        CompletableFuture<Void> slowMayCommit = new CompletableFuture<>();
        CompletableFuture<Void> slowHasWritten = new CompletableFuture<>();
        CompletableFuture<Void> slow = CompletableFuture.runAsync(
                () -> database.inTransaction(session -> outbox.append(session, fact(1))
                        .invoke(() -> slowHasWritten.complete(null))
                        .chain(() -> Database.onThisContext(slowMayCommit))),
                threads);
        slowHasWritten.join();

        append(2);
        assertThat(versions(published(1))).containsExactly("2");

        slowMayCommit.complete(null);
        slow.join();
        assertThat(versions(published(2))).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void waitsForTheBrokerToComeBack() {
        KafkaResource.running().stopBroker();
        try {
            append(1, 2);
            assertThat(database.count("select count(*) from outbox where aggregate_id = '" + aggregate + "'"))
                    .isEqualTo(2);
        } finally {
            KafkaResource.running().startBroker();
        }
        append(3);

        await().atMost(PATIENCE).until(() -> topic.of(aggregate).size() >= 3);
        assertThat(versions(topic.of(aggregate)).stream().distinct().toList()).containsExactly("1", "2", "3");
    }

    @Test
    void anotherRelayTakesOverWhenTheFirstLosesItsConnection() throws InterruptedException {
        OutboxRelay second = new OutboxRelay(jdbc, kafka, settings, stream, tracer);
        second.start(new io.quarkus.runtime.StartupEvent());
        try {
            await().atMost(PATIENCE).until(() -> database.count(HOLDERS) == 1);
            long ended = database.count("select count(pg_terminate_backend(pid)) from pg_locks"
                    + " where locktype = 'advisory' and granted");
            assertThat(ended).isEqualTo(1);

            append(1);

            assertThat(versions(published(1))).containsExactly("1");
            assertThat(database.count(HOLDERS)).isEqualTo(1);
        } finally {
            second.stop(new io.quarkus.runtime.ShutdownEvent());
        }
    }

    /** More often than the pool has places: each lost connection must give back its own. */
    @Test
    void aDatabaseThatIsLostAgainAndAgainIsReachedAgain() {
        for (int lost = 0; lost < 6; lost++) {
            await().atMost(PATIENCE)
                    .until(() -> database.count("select count(pg_terminate_backend(pid)) from pg_locks"
                                    + " where locktype = 'advisory' and granted")
                            == 1);
        }

        append(1);

        assertThat(versions(published(1))).containsExactly("1");
        assertThat(database.count(HOLDERS)).isEqualTo(1);
    }

    @Test
    void publishesWithinMilliseconds() {
        append(1);
        published(1);
        long before = System.nanoTime();
        append(2);
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE)
                .until(() -> database.count("select count(*) from outbox") == 0);
        // Generous: the machine may be busy. As a rule it is under 20 ms.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    @SuppressWarnings("MustBeClosedChecker") // closed when the transaction ends
    void theTraceGoesOnThroughTheBroker() {
        Span span = tracer.spanBuilder("tap").startSpan();
        database.await(() -> {
            Scope scope = span.makeCurrent();
            return sessions.withStatelessTransaction(session -> outbox.append(session, fact(1)))
                    .onTermination()
                    .invoke(() -> {
                        scope.close();
                        span.end();
                    });
        });

        String traceparent = TopicReader.header(published(1).getFirst(), "traceparent");
        assertThat(traceparent).contains(span.getSpanContext().getTraceId());
        assertThat(traceparent).doesNotContain(span.getSpanContext().getSpanId());
        await().atMost(PATIENCE)
                .until(() -> consumer.traceOf(aggregate)
                        .equals(Optional.of(span.getSpanContext().getTraceId())));
    }

    private void append(long... versions) {
        Fact[] facts = LongStream.of(versions).mapToObj(this::fact).toArray(Fact[]::new);
        database.inTransaction(session -> outbox.append(session, facts));
    }

    private Fact fact(long version) {
        return new Fact(aggregate, version, StringValue.of("v" + version));
    }

    private List<ConsumerRecord<String, byte[]>> published(int count) {
        await().atMost(PATIENCE).until(() -> topic.of(aggregate).size() >= count);
        return topic.of(aggregate);
    }

    private static List<String> versions(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> TopicReader.header(record, "ce_aggregateversion"))
                .toList();
    }
}
