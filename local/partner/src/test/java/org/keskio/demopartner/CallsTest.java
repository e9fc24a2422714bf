package org.keskio.demopartner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keskio.partner.v1.ConfirmOrderRequest;
import org.keskio.partner.v1.FindOffersRequest;
import org.keskio.partner.v1.GetOrderRequest;
import org.keskio.partner.v1.Line;
import org.keskio.partner.v1.Offer;
import org.keskio.partner.v1.OrderState;
import org.keskio.partner.v1.PartnerServiceGrpc;
import org.keskio.partner.v1.PartnerServiceGrpc.PartnerServiceBlockingStub;

/** The partner over a real channel, with tokens as the retailer makes them. */
class CallsTest {

    private static final String ISSUER = "https://shop.example.org";
    private static final String CODE = "PT-VINDEL";

    @TempDir
    private Path folder;

    private KeyPair keys;
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Shelf shelf =
                Shelf.open(List.of(new Shelf.Item("A", 2, 3, "4.50")), folder.resolve("journal"), Duration.ofHours(1));
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .intercept(new TokenCheck(ISSUER, CODE, (jws, context) -> keys.getPublic()))
                .addService(new Calls(shelf, folder.resolve("mood"), Clock.systemUTC()))
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void offersWhatItHasAndNoMore() throws Exception {
        List<Offer> offers = ask(line("A", 2), line("B", 1));

        assertThat(offers).singleElement().satisfies(offer -> {
            assertThat(offer.getSku()).isEqualTo("A");
            assertThat(offer.getCost().getUnits()).isEqualTo(4);
            assertThat(offer.getCost().getNanos()).isEqualTo(500_000_000);
            assertThat(offer.getExpireTime().getSeconds())
                    .isGreaterThan(Clock.systemUTC().instant().plusSeconds(600).getEpochSecond());
        });
        assertThat(ask(line("A", 3))).isEmpty();
    }

    @Test
    void whatWasOrderedIsNotOfferedAgain() throws Exception {
        String id = UUID.randomUUID().toString();

        assertThat(order(id, 2)).isEqualTo(OrderState.ORDER_STATE_CONFIRMED);
        assertThat(order(id, 2)).isEqualTo(OrderState.ORDER_STATE_CONFIRMED);

        assertThat(ask(line("A", 1))).isEmpty();
        assertThat(order(UUID.randomUUID().toString(), 1)).isEqualTo(OrderState.ORDER_STATE_REFUSED);
    }

    @Test
    void aLiarOffersWhatItDoesNotHaveAndRefuses() throws Exception {
        Files.writeString(folder.resolve("mood"), "lie");

        assertThat(ask(line("B", 7))).hasSize(1);
        assertThat(order(UUID.randomUUID().toString(), 1)).isEqualTo(OrderState.ORDER_STATE_REFUSED);
    }

    @Test
    void aSlowOneIsLate() throws Exception {
        Files.writeString(folder.resolve("mood"), "slow 60000");

        assertThatThrownBy(() -> stub(token(CODE, ISSUER, 5))
                        .withDeadlineAfter(200, TimeUnit.MILLISECONDS)
                        .findOffers(FindOffersRequest.getDefaultInstance()))
                .hasMessageContaining("DEADLINE_EXCEEDED");
    }

    @Test
    void onlyTheRetailerGetsIn() throws Exception {
        String forged = token(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), CODE, ISSUER, 5);
        for (String token : List.of(
                "",
                "nonsense",
                forged,
                token("PT-KAIRA", ISSUER, 5),
                token(CODE, "https://other", 5),
                token(CODE, ISSUER, -5))) {
            assertThatThrownBy(() -> stub(token).findOffers(FindOffersRequest.getDefaultInstance()))
                    .as(token)
                    .hasMessageContaining("UNAUTHENTICATED");
        }
    }

    @Test
    void whatMakesNoSenseIsNamed() throws Exception {
        assertThatThrownBy(() -> ask(line("A", 0))).hasMessageContaining("INVALID_ARGUMENT");
        assertThatThrownBy(() -> order("no id", 1)).hasMessageContaining("UUID");
        assertThatThrownBy(() -> stub(token(CODE, ISSUER, 5))
                        .getOrder(GetOrderRequest.newBuilder()
                                .setOrderId(UUID.randomUUID().toString())
                                .build()))
                .hasMessageContaining("NOT_FOUND");
    }

    private List<Offer> ask(Line... lines) throws JoseException {
        return stub(token(CODE, ISSUER, 5))
                .findOffers(FindOffersRequest.newBuilder()
                        .addAllLines(List.of(lines))
                        .build())
                .getOffersList();
    }

    private OrderState order(String id, int quantity) throws JoseException {
        return stub(token(CODE, ISSUER, 5))
                .confirmOrder(ConfirmOrderRequest.newBuilder()
                        .setRequestId(id)
                        .addLines(line("A", quantity))
                        .build())
                .getOrder()
                .getState();
    }

    private PartnerServiceBlockingStub stub(String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        Channel withToken = ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
        return PartnerServiceGrpc.newBlockingStub(withToken);
    }

    private static Line line(String sku, int quantity) {
        return Line.newBuilder().setSku(sku).setQuantity(quantity).build();
    }

    private String token(String audience, String issuer, int minutes) throws JoseException {
        return token(keys, audience, issuer, minutes);
    }

    private static String token(KeyPair keys, String audience, String issuer, int minutes) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKey(keys.getPrivate());
        jws.setPayload(claims.toJson());
        return jws.getCompactSerialization();
    }
}
