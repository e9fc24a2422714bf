package org.keskio.messaging;

import com.google.protobuf.Message;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.keskio.inventory.v1.GetLocationRequest;
import org.keskio.inventory.v1.GetLocationResponse;
import org.keskio.inventory.v1.Location;
import org.keskio.inventory.v1.LocationServiceGrpc;
import org.keskio.profile.v1.GetContactPointRequest;
import org.keskio.profile.v1.GetContactPointResponse;
import org.keskio.profile.v1.ProfileServiceGrpc;

/** A mail server, and the two services that messaging asks, behind real ports. */
public class Neighbours implements QuarkusTestResourceLifecycleManager {

    /** Contact points by customer id; a customer who is not here is unknown to profile. */
    static final Map<String, GetContactPointResponse> CONTACTS = new ConcurrentHashMap<>();

    private static final int SMTP_PORT = freePort();

    private static GreenMail mail = newMail();

    private @Nullable Server server;

    /** The mails that the server has taken since it was last started. */
    static List<MimeMessage> mails() {
        return List.of(mail.getReceivedMessages());
    }

    static void stopMail() {
        mail.stop();
    }

    static void startMail() {
        mail = newMail();
        mail.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GreenMail newMail() {
        return new GreenMail(new ServerSetup(SMTP_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @Override
    public Map<String, String> start() {
        try {
            Server started = ServerBuilder.forPort(0)
                    .addService(new Profile())
                    .addService(new Locations())
                    .build()
                    .start();
            server = started;
            mail.start();
            String address = "localhost:" + started.getPort();
            return Map.of(
                    "KESKIO_PROFILE_ADDRESSES", address,
                    "KESKIO_INVENTORY_ADDRESSES", address,
                    "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", Integer.toString(SMTP_PORT),
                    "keskio.messaging.look-every", "0.1s",
                    "keskio.messaging.first-pause", "0.2s",
                    "keskio.messaging.longest-pause", "0.5s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        mail.stop();
        if (server != null) {
            server.shutdownNow();
        }
    }

    private static final class Profile extends ProfileServiceGrpc.ProfileServiceImplBase {
        @Override
        public void getContactPoint(GetContactPointRequest request, StreamObserver<GetContactPointResponse> answer) {
            answer(answer, CONTACTS.get(request.getCustomerId()));
        }
    }

    private static final class Locations extends LocationServiceGrpc.LocationServiceImplBase {
        @Override
        public void getLocation(GetLocationRequest request, StreamObserver<GetLocationResponse> answer) {
            answer(
                    answer,
                    GetLocationResponse.newBuilder()
                            .setLocation(Location.newBuilder()
                                    .setCode(request.getCode())
                                    .setTimeZone("Europe/Helsinki"))
                            .build());
        }
    }

    private static <M extends Message> void answer(StreamObserver<M> observer, @Nullable M message) {
        if (message == null) {
            observer.onError(Status.NOT_FOUND.asRuntimeException());
        } else {
            observer.onNext(message);
            observer.onCompleted();
        }
    }
}
