package org.keskio.inventory.inbound.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.keskio.inventory.application.index.KeepIndexFresh;

/**
 * A replica that has just started knows no product yet, and would say so with certainty. Until its index is loaded it asks
 * to be asked again, which callers do by themselves on another replica.
 */
@GlobalInterceptor
@ApplicationScoped
public class OnceLoaded implements ServerInterceptor {

    private static final String OURS = "keskio.";

    private final KeepIndexFresh index;

    @Inject
    OnceLoaded(KeepIndexFresh index) {
        this.index = index;
    }

    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(
            ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
        boolean ours = call.getMethodDescriptor().getFullMethodName().startsWith(OURS);
        if (index.isLoaded() || !ours) {
            return next.startCall(call, headers);
        }
        StatusRuntimeException refusal = Refusals.indexLoading();
        Metadata trailers = refusal.getTrailers();
        call.close(refusal.getStatus(), trailers == null ? new Metadata() : trailers);
        return new ServerCall.Listener<>() {};
    }
}
