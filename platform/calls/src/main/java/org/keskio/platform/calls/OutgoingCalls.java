package org.keskio.platform.calls;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Gives each outgoing call its token, its deadline and, if it is unary, a second chance and a circuit breaker. Trying again
 * is safe for all our calls: reads change nothing, mutations carry a request id.
 */
@GlobalInterceptor
@ApplicationScoped
public class OutgoingCalls implements ClientInterceptor {

    /** Set on a stub to call with the service's own account although a user is known. */
    public static final CallOptions.Key<Boolean> AS_SERVICE =
            CallOptions.Key.createWithDefault("keskio-as-service", false);

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final Bearers bearers;
    private final CallSettings settings;
    private final Guard retry;
    private final Map<String, Guard> breakers = new ConcurrentHashMap<>();

    @Inject
    OutgoingCalls(Bearers bearers, CallSettings settings) {
        this.bearers = bearers;
        this.settings = settings;
        this.retry = retry(settings);
    }

    @Override
    public <I, O> ClientCall<I, O> interceptCall(MethodDescriptor<I, O> method, CallOptions options, Channel next) {
        boolean asService = options.getOption(AS_SERVICE);
        if (method.getType() != MethodDescriptor.MethodType.UNARY) {
            return new LateCall<>(next.newCall(method, options), bearers.forCall(asService));
        }
        Deadline own = options.getDeadline();
        Deadline deadline =
                own != null ? own : Deadline.after(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
        return new GuardedCall<>(
                () -> next.newCall(method, options.withDeadline(deadline)),
                bearers.forCall(asService),
                deadline,
                breakers.computeIfAbsent(String.valueOf(method.getServiceName()), this::breaker),
                retry);
    }

    /** Counts calls, not tries: while one of two replicas is away every second try fails and every call succeeds. */
    private Guard breaker(String service) {
        return Guard.create()
                .withDescription(service)
                .withCircuitBreaker()
                .when(error -> isCode(error, Status.Code.UNAVAILABLE) || isCode(error, Status.Code.DEADLINE_EXCEEDED))
                .requestVolumeThreshold(20)
                .failureRatio(0.5)
                .delay(settings.breakerPause().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    private static Guard retry(CallSettings settings) {
        long pause = settings.retryPause().toMillis();
        return Guard.create()
                .withRetry()
                .maxRetries(settings.retries())
                .delay(pause, ChronoUnit.MILLIS)
                .jitter(pause / 2, ChronoUnit.MILLIS)
                .whenException(error -> isCode(error, Status.Code.UNAVAILABLE))
                .done()
                .build();
    }

    private static boolean isCode(Throwable error, Status.Code code) {
        return error instanceof StatusRuntimeException status
                && status.getStatus().getCode() == code;
    }
}
