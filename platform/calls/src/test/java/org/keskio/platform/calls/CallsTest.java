package org.keskio.platform.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keskio.platform.calls.test.EchoGrpc;
import org.keskio.platform.calls.test.SayRequest;
import org.keskio.platform.calls.test.SayResponse;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(TokensResource.class)
@QuarkusTestResource(TwoServers.class)
class CallsTest {

    @Inject
    VerifiedTokens tokens;

    private Grpc grpc;

    @BeforeEach
    void open() {
        grpc = Grpc.open();
        TwoServers.CALLS.set(0);
    }

    @AfterEach
    void close() {
        grpc.close();
        TwoServers.FAILURES_LEFT.set(0);
        TwoServers.startServer(0);
        TwoServers.startServer(1);
    }

    @Test
    void knowsTheCallerByTheToken() {
        assertThat(say(grpc.as(Tokens.clerk("FI-HEL-01")), "hello").getCaller())
                .isEqualTo("Caller[test-clerk [clerk] at FI-HEL-01]");
    }

    @Test
    void refusesACallWithoutAToken() {
        assertThat(refused(grpc.anonymous(), "hello").getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void refusesAnExpiredAndAForgedToken() {
        Map<String, Object> store = Map.of("store", "FI-HEL-01");
        for (String token :
                List.of(Tokens.expired(List.of("clerk"), store), Tokens.forged(List.of("clerk"), store), "nonsense")) {
            assertThat(refused(grpc.as(token), "hello").getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void verifiesATokenOnceAndTellsCallersApart() {
        String helsinki = Tokens.clerk("FI-HEL-01");
        String forged = Tokens.forged(List.of("clerk"), Map.of("store", "FI-HEL-01"));
        for (int n = 0; n < 2; n++) {
            assertThat(say(grpc.as(helsinki), "hello").getCaller())
                    .isEqualTo("Caller[test-clerk [clerk] at FI-HEL-01]");
            assertThat(say(grpc.as(Tokens.clerk("FI-TMP-01")), "hello").getCaller())
                    .isEqualTo("Caller[test-clerk [clerk] at FI-TMP-01]");
            assertThat(refused(grpc.as(forged), "hello").getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }

        assertThat(tokens.remembers(helsinki)).isTrue();
        assertThat(tokens.remembers(forged)).isFalse();
    }

    @Test
    void aTokenThatWasVerifiedEndsAllTheSame() {
        Channel clerk = grpc.as(Tokens.endingIn(Duration.ofSeconds(3), List.of("clerk"), Map.of("store", "FI-HEL-01")));
        assertThat(say(clerk, "hello").getCaller()).contains("FI-HEL-01");

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            StatusRuntimeException refusal = refused(clerk, "hello");
            return refusal != null && refusal.getStatus().getCode() == Status.Code.UNAUTHENTICATED;
        });
    }

    @Test
    void refusesACallerWithoutTheRole() {
        assertThat(refused(grpc.as(Tokens.marketer()), "hello").getStatus().getCode())
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void aTypedErrorArrivesWithItsReason() {
        StatusRuntimeException error = refused(grpc.as(Tokens.clerk("FI-HEL-01")), "typed");

        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(Errors.infoOf(error)).hasValueSatisfying(info -> {
            assertThat(info.getReason()).isEqualTo("OUT_OF_WORDS");
            assertThat(info.getDomain()).isEqualTo("echo.keskio");
            assertThat(info.getMetadataMap()).containsEntry("left", "0");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused value", "bad id"})
    void aValueThatRefusesItselfIsAnInvalidArgument(String text) {
        StatusRuntimeException error = refused(grpc.as(Tokens.clerk("FI-HEL-01")), text);

        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(Errors.infoOf(error).orElseThrow().getReason()).isEqualTo("VALUE_NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bug", "thrown bug", "framework refuses"})
    void aBugTellsNothingButItsNumber(String text) {
        StatusRuntimeException error = refused(grpc.as(Tokens.clerk("FI-HEL-01")), text);

        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(error.getStatus().getDescription()).matches("Unexpected error [0-9a-f-]{36}");
    }

    @Test
    void anOutageBehindTheServiceIsUnavailable() {
        assertThat(refused(grpc.as(Tokens.clerk("FI-HEL-01")), "database away")
                        .getStatus()
                        .getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void aCallForAUserCarriesTheUsersToken() {
        String token = Tokens.clerk("FI-HEL-01");

        assertThat(relay(grpc.as(token), "hello").getCaller()).isEqualTo("Bearer " + token);
    }

    @Test
    void aCallForNobodyCarriesTheServicesOwnToken() {
        String token = relay(grpc.anonymous(), "hello").getCaller();

        assertThat(token).startsWith("Bearer ");
        assertThat(new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1])))
                .contains("\"service\"");
    }

    @Test
    void bothServersGetTheirShare() {
        assertThat(portsOf(20)).hasSize(2);
    }

    @Test
    void goesOnWhileOneServerIsAwayAndUsesItAgainWhenItIsBack() {
        TwoServers.stopServer(0);
        assertThat(portsOf(10)).containsExactly(TwoServers.PORTS[1]);

        TwoServers.startServer(0);
        org.awaitility.Awaitility.await().until(() -> portsOf(6).size() == 2);
    }

    @Test
    void triesAgainWhenTheOtherSideIsUnavailable() {
        TwoServers.FAILURES_LEFT.set(2);

        assertThat(relay(grpc.anonymous(), "hello").getText()).isEqualTo("hello");
        assertThat(TwoServers.CALLS).hasValue(3);
    }

    @Test
    void aServerThatIsKilledInTheMiddleOfACallIsAway() throws IOException {
        TwoServers.stopServer(0);
        TwoServers.stopServer(1);

        try (DyingServer dying = DyingServer.at(TwoServers.PORTS[0])) {
            StatusRuntimeException error =
                    catchThrowableOfType(StatusRuntimeException.class, () -> relay(grpc.anonymous(), "hello"));

            assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(dying.calls()).isGreaterThan(1);
        }
    }

    @Test
    void givesUpAtTheDeadline() {
        long begin = System.nanoTime();

        StatusRuntimeException error =
                catchThrowableOfType(StatusRuntimeException.class, () -> relay(grpc.anonymous(), "never"));

        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(6));
    }

    private Set<Integer> portsOf(int calls) {
        Set<Integer> ports = new TreeSet<>();
        for (int i = 0; i < calls; i++) {
            ports.add(relay(grpc.anonymous(), "hello").getPort());
        }
        return ports;
    }

    private static SayResponse say(Channel channel, String text) {
        return EchoGrpc.newBlockingStub(channel)
                .say(SayRequest.newBuilder().setText(text).build());
    }

    private static SayResponse relay(Channel channel, String text) {
        return EchoGrpc.newBlockingStub(channel)
                .relay(SayRequest.newBuilder().setText(text).build());
    }

    private static StatusRuntimeException refused(Channel channel, String text) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> say(channel, text));
    }
}
