package org.keskio.gateway.web;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.keskio.gateway.GatewaySettings;
import org.keskio.gateway.problem.Problem;
import org.keskio.gateway.problem.ProblemDocument;
import org.keskio.gateway.problem.ProblemMappers;
import org.keskio.gateway.problem.Reason;

/** What holds for every request, before and around the resources: headers, body limits, and errors of the server itself. */
@ApplicationScoped
public class Edge {

    /** The header that carries the trace's id. */
    static final String TRACE_ID = "X-Trace-Id";

    private static final String BEARER = "Bearer ";
    private static final String API = "/api/";
    static final String OPS = "/api/ops/";
    private static final String FEEDS = "/api/ops/v1/feeds/";
    private static final String HANDHELD = "/handheld";
    private static final String SWAGGER = "/q/swagger-ui";
    // Before authentication (200), so that nothing is read or checked in vain.
    private static final int BEFORE_ALL = 1000;
    // After the server's own limit for all bodies (2), so that ours is the one that holds.
    private static final int LAST = 1;

    // A new build of the app has new names; what names them must be looked at each time.
    private static final Pattern NAMED_BY_CONTENT = Pattern.compile(HANDHELD + "/[a-z]+-[A-Z0-9]{8}\\.(js|css)");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGE_POLICY = "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' "
            + "'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    private static final String TOOL_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
                    + "script-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    private final GatewaySettings settings;

    @Inject
    Edge(GatewaySettings settings) {
        this.settings = settings;
    }

    void filters(@Observes Filters filters) {
        filters.register(this::headers, BEFORE_ALL);
        filters.register(this::limitBody, BEFORE_ALL - 1);
        filters.register(this::needsCaller, BEFORE_ALL - 2);
        filters.register(this::countBody, LAST);
    }

    void failures(@Observes Router router) {
        router.route(API + "*").failureHandler(this::fail);
        router.route("/login").failureHandler(this::loginFailed);
    }

    private void headers(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        String path = exchange.normalizedPath();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", policyFor(path));
        if (path.startsWith(HANDHELD)) {
            headers.set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
            exchange.addHeadersEndHandler(ready -> cacheApp(exchange.response(), path));
        }
        if (path.startsWith(API)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (exchange.request().isSSL() || "https".equals(exchange.request().scheme())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        ProblemDocument.traceId().ifPresent(trace -> headers.set(TRACE_ID, trace));
        exchange.next();
    }

    /** Not for ever that something is missing: it may be there when another gateway has the new build too. */
    private static void cacheApp(HttpServerResponse response, String path) {
        boolean lasting = response.getStatusCode() == 200
                && NAMED_BY_CONTENT.matcher(path).matches();
        response.putHeader(HttpHeaders.CACHE_CONTROL, lasting ? FOR_EVER : ASK_AGAIN);
    }

    private static String policyFor(String path) {
        if (path.startsWith(API)) {
            return API_POLICY;
        }
        return path.startsWith(SWAGGER) ? TOOL_POLICY : PAGE_POLICY;
    }

    /** A declared length is refused at once. */
    private void limitBody(RoutingContext exchange) {
        if (exchange.normalizedPath().startsWith(FEEDS)) {
            exchange.next();
            return;
        }
        long limit = settings.maxBody().asLongValue();
        if (lengthOf(exchange) > limit) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
            write(exchange, ProblemMappers.bodyTooLarge(limit));
            return;
        }
        exchange.next();
    }

    /** What comes without a length is counted while it is read. */
    private void countBody(RoutingContext exchange) {
        if (!exchange.normalizedPath().startsWith(FEEDS)) {
            exchange.put(
                    VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, settings.maxBody().asLongValue());
        }
        exchange.next();
    }

    /** Keycloak's policies guard these addresses before any resource; to them a stranger is a browser to send to the login. */
    private void needsCaller(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        boolean stranger = !hasToken(request) && !hasSession(request);
        if (stranger && exchange.normalizedPath().startsWith(OPS) && !HttpMethod.OPTIONS.equals(request.method())) {
            write(exchange, ProblemMappers.loginNeeded());
        } else {
            exchange.next();
        }
    }

    private static boolean hasToken(HttpServerRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null
                && credentials.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && !credentials.substring(BEARER.length()).isBlank();
    }

    private static boolean hasSession(HttpServerRequest request) {
        return request.cookies().stream().map(Cookie::getName).anyMatch(Edge::isSession);
    }

    /** Long ones come in pieces. */
    private static boolean isSession(String cookie) {
        return cookie.equals(OidcUtils.SESSION_COOKIE_NAME)
                || cookie.startsWith(OidcUtils.SESSION_COOKIE_NAME + "_chunk_");
    }

    private static long lengthOf(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Errors that no resource saw: a token that does not hold, a policy that says no, a body that is too large. */
    private void fail(RoutingContext exchange) {
        HttpServerResponse response = exchange.response();
        if (response.ended() || response.headWritten()) {
            exchange.next();
            return;
        }
        // A caller of the API is told, not sent to a login page.
        response.headers().remove(HttpHeaders.LOCATION);
        write(exchange, problemOf(exchange));
    }

    private Problem problemOf(RoutingContext exchange) {
        Throwable failure = exchange.failure();
        if (failure instanceof ForbiddenException || exchange.statusCode() == 403) {
            return ProblemMappers.roleMissing();
        }
        if (failure instanceof UnauthorizedException) {
            return ProblemMappers.loginNeeded();
        }
        if (failure instanceof AuthenticationException || exchange.statusCode() == 401) {
            return ProblemMappers.tokenInvalid();
        }
        return switch (exchange.statusCode()) {
            case 404 -> ProblemMappers.pathUnknown();
            case 413 -> ProblemMappers.bodyTooLarge(settings.maxBody().asLongValue());
            case 400 ->
                Problem.of(Reason.BODY_MALFORMED, "The request cannot be read").build();
            default -> ProblemMappers.unexpected(failure == null ? new IllegalStateException("no cause") : failure);
        };
    }

    /** A login that went wrong (cancelled, too late, an old tab) starts again from the page that asks for it. */
    private void loginFailed(RoutingContext exchange) {
        if (exchange.failure() instanceof AuthenticationCompletionException
                && !exchange.response().headWritten()) {
            exchange.response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, HANDHELD + "/?login=failed")
                    .end();
            return;
        }
        exchange.next();
    }

    private static void write(RoutingContext exchange, Problem problem) {
        HttpServerResponse response = exchange.response();
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.end(ProblemDocument.of(problem, exchange.normalizedPath()).toString());
    }
}
