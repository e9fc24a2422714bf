package org.keskio.echo;

import com.google.protobuf.InvalidProtocolBufferException;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.keskio.pricing.v1.BatchGetPricesRequest;
import org.keskio.pricing.v1.BatchGetPricesResponse;
import org.keskio.pricing.v1.MutinyPricingServiceGrpc;

/** Answers every call with the bytes that it was started with. */
@GrpcService
public class Echo extends MutinyPricingServiceGrpc.PricingServiceImplBase {

    private final BatchGetPricesResponse answer;

    Echo(@ConfigProperty(name = "keskio.echo.answer") String answer) throws InvalidProtocolBufferException {
        this.answer = BatchGetPricesResponse.parseFrom(Base64.getDecoder().decode(answer));
    }

    @Override
    @Authenticated
    public Uni<BatchGetPricesResponse> batchGetPrices(BatchGetPricesRequest request) {
        return Uni.createFrom().item(answer);
    }
}
