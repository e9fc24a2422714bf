package org.keskio.gateway.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.keskio.gateway.problem.Problem;

/** Refuses addresses with the character NUL: PostgreSQL cannot keep it, and nobody means it. */
@Singleton
public class PlainQueries {

    @ServerRequestFilter
    public void check(HttpServerRequest request) {
        if (request.uri().contains("%00")) {
            throw Problem.field("address", "must not contain the character NUL");
        }
    }
}
