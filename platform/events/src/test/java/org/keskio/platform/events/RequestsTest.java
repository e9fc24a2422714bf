package org.keskio.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Int64Value;
import com.google.protobuf.StringValue;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class RequestsTest {

    private static final StringValue WISH = StringValue.of("send the jacket");

    @Inject
    Requests requests;

    @Inject
    Database database;

    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String id = UUID.randomUUID().toString();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aRepeatGetsTheFirstAnswer() {
        Int64Value first = ask(id, WISH);
        Int64Value second = ask(id, WISH);

        assertThat(second).isEqualTo(first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void anIdUsedForOtherContentIsRefused() {
        ask(id, WISH);

        StatusRuntimeException refused =
                (StatusRuntimeException) catchThrowable(() -> ask(id, StringValue.of("send the trousers")));

        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
        assertThat(Errors.infoOf(refused))
                .hasValueSatisfying(info -> assertThat(info.getReason()).isEqualTo("REQUEST_ID_REUSED"));
    }

    @Test
    void anIdThatIsNoUuidIsRefused() {
        assertThatThrownBy(() -> ask("1", WISH)).satisfies(refused -> {
            assertThat(Errors.infoOf(refused).orElseThrow().getReason()).isEqualTo("REQUEST_ID_INVALID");
            assertThat(Errors.badRequestOf(refused)
                            .orElseThrow()
                            .getFieldViolations(0)
                            .getField())
                    .isEqualTo("request_id");
        });
    }

    @Test
    void aFailedMutationMayBeTriedAgain() {
        assertThatThrownBy(() -> database.await(() -> requests.once(
                        id,
                        WISH,
                        Int64Value.parser(),
                        session -> Uni.createFrom().failure(new IllegalStateException("no")))))
                .hasMessageContaining("no");

        assertThat(ask(id, WISH).getValue()).isEqualTo(1);
    }

    @Test
    void ofTwinsOneRunsAndBothGetItsAnswer() {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<Void> firstIsIn = new CompletableFuture<>();
        CompletableFuture<Int64Value> first =
                CompletableFuture.supplyAsync(() -> ask(id, WISH, firstIsIn, goOn), threads);
        firstIsIn.join();
        CompletableFuture<Int64Value> second = CompletableFuture.supplyAsync(() -> ask(id, WISH), threads);
        org.awaitility.Awaitility.await()
                .until(() -> database.count("select count(*) from pg_stat_activity"
                                + " where wait_event_type = 'Lock' and query like '%requests%'")
                        > 0);

        goOn.complete(null);

        assertThat(second.join()).isEqualTo(first.join());
        assertThat(runs).hasValue(1);
    }

    @Test
    void theTwinOfAFailedRequestRuns() {
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<Void> firstIsIn = new CompletableFuture<>();
        CompletableFuture<Int64Value> first =
                CompletableFuture.supplyAsync(() -> ask(id, WISH, firstIsIn, goOn), threads);
        firstIsIn.join();
        CompletableFuture<Int64Value> second = CompletableFuture.supplyAsync(() -> ask(id, WISH), threads);

        goOn.completeExceptionally(new IllegalStateException("lost"));

        assertThat(catchThrowable(first::join)).hasRootCauseMessage("lost");
        assertThat(second.join().getValue()).isEqualTo(2);
    }

    private Int64Value ask(String requestId, StringValue wish) {
        return ask(requestId, wish, new CompletableFuture<>(), CompletableFuture.completedFuture(null));
    }

    private Int64Value ask(
            String requestId, StringValue wish, CompletableFuture<Void> isIn, CompletableFuture<Void> goOn) {
        return database.await(() -> requests.once(requestId, wish, Int64Value.parser(), session -> {
            int run = runs.incrementAndGet();
            isIn.complete(null);
            return Database.onThisContext(goOn).replaceWith(Int64Value.of(run));
        }));
    }
}
