package org.keskio.gateway.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.keskio.gateway.GatewaySettings;
import org.keskio.gateway.GatewaySettings.Limit;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.Reason;

/** Gives each caller a token bucket: by subject with a login, by address without one. */
@ApplicationScoped
public class RateLimiter {

    private final GatewaySettings.RateLimits limits;
    private final SecurityIdentity identity;
    private final Cache<String, Bucket> buckets;

    @Inject
    RateLimiter(GatewaySettings settings, SecurityIdentity identity) {
        this.limits = settings.rateLimits();
        this.identity = identity;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(limits.callers())
                .expireAfterAccess(Duration.ofMinutes(10)) // a bucket is full again long before
                .build();
    }

    @ServerRequestFilter
    public void limit(HttpServerRequest request) {
        if (!limits.enabled()) {
            return;
        }
        boolean known = !identity.isAnonymous();
        String caller = known
                ? "subject " + identity.getPrincipal().getName()
                : "address " + request.remoteAddress().hostAddress();
        Bucket bucket = buckets.get(caller, key -> bucketOf(known ? limits.known() : limits.anonymous()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.of(Reason.RATE_LIMITED, "Too many requests; go on after the time in Retry-After")
                    .retryAfter(
                            Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999))
                    .build();
        }
    }

    private static Bucket bucketOf(Limit limit) {
        return Bucket.builder()
                .addLimit(
                        refill -> refill.capacity(limit.burst()).refillGreedy(limit.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
