package org.keskio.e2e.bench;

import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Base64;
import org.keskio.pricing.v1.BatchGetPricesRequest;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.PricingServiceGrpc;

/** The same bytes from plain gRPC, without our stack and without authorisation; for information. */
public final class BareEcho {

    private BareEcho() {}

    /** Port and answer (base64). */
    public static void main(String[] args) throws IOException, InterruptedException {
        BatchGetPricesResponse answer =
                BatchGetPricesResponse.parseFrom(Base64.getDecoder().decode(args[1]));
        ServerBuilder.forPort(Integer.parseInt(args[0]))
                .directExecutor()
                .addService(new PricingServiceGrpc.PricingServiceImplBase() {
                    @Override
                    public void batchGetPrices(
                            BatchGetPricesRequest request, StreamObserver<BatchGetPricesResponse> observer) {
                        observer.onNext(answer);
                        observer.onCompleted();
                    }
                })
                .build()
                .start()
                .awaitTermination();
    }
}
