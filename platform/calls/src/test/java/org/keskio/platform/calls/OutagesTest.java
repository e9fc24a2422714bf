package org.keskio.platform.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.smallrye.mutiny.CompositeException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class OutagesTest {

    @Test
    void aServerThatIsAwayIsAnOutage() {
        assertThat(Outages.isOutage(new IllegalStateException(new ConnectException("refused"))))
                .isTrue();
        assertThat(Outages.isOutage(new IOException("Connection reset by peer")))
                .isTrue();
        assertThat(Outages.isOutage(new HttpClosedException("Stream was closed")))
                .isTrue();
        assertThat(Outages.isOutage(Status.UNAVAILABLE.asRuntimeException())).isTrue();
    }

    @Test
    void whatCannotBeReadIsNoOutage() {
        assertThat(Outages.isOutage(
                        new IllegalArgumentException("no message", new InvalidProtocolBufferException("cut off"))))
                .isFalse();
    }

    @Test
    void aRefusalThatCouldNotBeRolledBackIsAnOutage() {
        Throwable refused = Status.FAILED_PRECONDITION.asRuntimeException();

        assertThat(Outages.isOutage(new CompositeException(refused, new HttpClosedException("lost"))))
                .isTrue();
        assertThat(Outages.isOutage(new CompositeException(refused, new NullPointerException())))
                .isFalse();
    }

    @Test
    void aRefusalIsNoOutage() {
        assertThat(Outages.isOutage(Status.NOT_FOUND.asRuntimeException())).isFalse();
        assertThat(Outages.isOutage(new NullPointerException())).isFalse();
    }
}
