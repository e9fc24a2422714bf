package org.keskio.profile;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.keskio.identity.v1.Customer;
import org.keskio.identity.v1.GetCustomerRequest;
import org.keskio.identity.v1.GetCustomerResponse;
import org.keskio.identity.v1.Identifier;
import org.keskio.identity.v1.IdentifierKind;
import org.keskio.identity.v1.IdentityServiceGrpc;

/** Identity on a real port, with a book of its own. */
public class FakeIdentity implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, Customer> CUSTOMERS = new ConcurrentHashMap<>();

    /** Answers nothing but UNAVAILABLE while set. */
    public static volatile boolean isAway;

    /** The authorization header of the last call. */
    public static volatile String lastAuthorization = "";

    private Server server;

    @Override
    public Map<String, String> start() {
        try {
            server = ServerBuilder.forPort(0)
                    .addService(new Answers())
                    .intercept(new Listener())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("quarkus.stork.identity.service-discovery.address-list", "localhost:" + server.getPort());
    }

    @Override
    public void stop() {
        server.shutdownNow();
    }

    /** A customer with an e-mail address and a phone. */
    public static String customer() {
        return customer(List.of(
                identifier(IdentifierKind.IDENTIFIER_KIND_EMAIL, "aino@example.org"),
                identifier(IdentifierKind.IDENTIFIER_KIND_PHONE, "+358401234567")));
    }

    /** A customer with these identifiers. */
    public static String customer(List<Identifier> identifiers) {
        String id = UUID.randomUUID().toString();
        CUSTOMERS.put(
                id,
                Customer.newBuilder()
                        .setCustomerId(id)
                        .addAllIdentifiers(identifiers)
                        .build());
        return id;
    }

    static Identifier identifier(IdentifierKind kind, String value) {
        return Identifier.newBuilder().setKind(kind).setValue(value).build();
    }

    private static final class Answers extends IdentityServiceGrpc.IdentityServiceImplBase {

        @Override
        public void getCustomer(GetCustomerRequest request, StreamObserver<GetCustomerResponse> answer) {
            Customer customer = CUSTOMERS.get(request.getCustomerId());
            if (isAway) {
                answer.onError(Status.UNAVAILABLE.asRuntimeException());
            } else if (customer == null) {
                answer.onError(Status.NOT_FOUND.asRuntimeException());
            } else {
                answer.onNext(
                        GetCustomerResponse.newBuilder().setCustomer(customer).build());
                answer.onCompleted();
            }
        }
    }

    private static final class Listener implements ServerInterceptor {

        @Override
        public <I, O> ServerCall.Listener<I> interceptCall(
                ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
            String authorization = headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER));
            lastAuthorization = authorization == null ? "" : authorization;
            return next.startCall(call, headers);
        }
    }
}
