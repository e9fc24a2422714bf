package org.keskio.demopartner;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.keskio.partner.v1.FindOffersRequest;
import org.keskio.partner.v1.PartnerServiceGrpc;

/** Runs the partner until it is stopped. Its settings are {@code PARTNER_*} variables. */
public final class DemoPartner {

    private DemoPartner() {}

    /** Starts it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path state = Path.of(setting("PARTNER_STATE"));
        Shelf shelf = Shelf.open(
                items(Path.of(setting("PARTNER_STOCK"))),
                state.resolve("orders.journal"),
                Duration.ofSeconds(Long.parseLong(setting("PARTNER_PACKS_SECONDS"))));
        HttpsJwks keys = new HttpsJwks(setting("PARTNER_KEYS_URL"));
        TokenCheck tokens = new TokenCheck(
                setting("PARTNER_ISSUER"), setting("PARTNER_CODE"), new HttpsJwksVerificationKeyResolver(keys));
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(setting("PARTNER_PORT"))))
                // A slow answer is a thread that sleeps.
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .intercept(tokens)
                .addService(new Calls(shelf, state.resolve("mood"), Clock.systemUTC()))
                .build()
                .start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::shutdownNow));
        warmUp(server.getPort(), keys);
        System.out.println("answering on port " + server.getPort());
        server.awaitTermination();
    }

    /** Whoever is asked for the first time must not be late: the keys are fetched, and the way in was walked once. */
    private static void warmUp(int port, HttpsJwks keys) {
        try {
            System.out.println("knows " + keys.getJsonWebKeys().size() + " keys of the retailer");
        } catch (IOException | JoseException e) {
            System.out.println("the retailer's keys can't be read yet: " + e.getMessage());
        }
        ManagedChannel channel =
                NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer not.a.token");
        try {
            var unused = PartnerServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .findOffers(FindOffersRequest.getDefaultInstance());
        } catch (StatusRuntimeException e) {
            // it must not let itself in
        } finally {
            channel.shutdownNow();
        }
    }

    /** Lines of {@code sku,gtin,quantity,lead_time_days,cost_eur} below a header. */
    static List<Shelf.Item> items(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells ->
                        new Shelf.Item(cells[0], Integer.parseInt(cells[2]), Integer.parseInt(cells[3]), cells[4]))
                .toList();
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
