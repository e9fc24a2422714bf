package org.keskio.inventory.application.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.CatalogueServiceGrpc;
import org.keskio.inventory.v1.ErrorReason;
import org.keskio.inventory.v1.GetSkuRequest;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.testkit.Grpc;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.Tokens;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class IndexLoadingTest {

    @Inject
    IndexSource source;

    @Inject
    SearchIndex index;

    @Inject
    Clock clock;

    @Test
    void aReplicaThatStillReadsTheStockAsksToBeAskedAgainAndDoesNotDenyTheSku() {
        try (Grpc grpc = Grpc.open()) {
            assertThat(refusal(grpc)).isEqualTo(Status.Code.NOT_FOUND + "/" + ErrorReason.SKU_UNKNOWN);

            QuarkusMock.installMockForType(new StillLoading(source, index, clock), KeepIndexFresh.class);

            assertThat(refusal(grpc)).isEqualTo(Status.Code.UNAVAILABLE + "/" + ErrorReason.INDEX_LOADING);
        }
    }

    private static String refusal(Grpc grpc) {
        StatusRuntimeException refused = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> CatalogueServiceGrpc.newBlockingStub(grpc.as(Tokens.clerk("FI-HEL-01")))
                        .getSku(GetSkuRequest.newBuilder().setSku("NOT-A-SKU").build()));
        return refused.getStatus().getCode() + "/"
                + Errors.infoOf(refused).orElseThrow().getReason();
    }

    private static final class StillLoading extends KeepIndexFresh {

        StillLoading(IndexSource source, SearchIndex index, Clock clock) {
            super(source, index, clock);
        }

        @Override
        public boolean isLoaded() {
            return false;
        }
    }
}
