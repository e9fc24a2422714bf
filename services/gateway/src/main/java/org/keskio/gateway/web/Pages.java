package org.keskio.gateway.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.keskio.gateway.GatewaySettings;

/** The start page for developers, and the handheld app's own addresses. */
@ApplicationScoped
public class Pages {

    private static final String START = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Keskiö</title>
            <style>
            body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; color: #1c2430; }
            h1 { font-size: 1.6rem; }
            dt { font-weight: 600; margin-top: 1rem; }
            dd { margin: 0; }
            a { color: #0b5cad; }
            </style>
            </head>
            <body>
            <h1>Keskiö</h1>
            <p>One stock, one price, one view of the customer and one voice, whichever channel is asking.</p>
            <dl>
            <dt><a href="/handheld/">Handheld</a></dt>
            <dd>What a clerk carries: search, send, pick, hand over.</dd>
            <dt><a href="/q/swagger-ui/">API</a></dt>
            <dd>Every call with examples, to try out; the description itself as <a href="/openapi">OpenAPI</a>.</dd>
            %s<dt><a href="/q/health">Health</a></dt>
            <dd>Whether this gateway can take requests.</dd>
            </dl>
            <p>Guides for developers and operators are in the folder <code>docs</code>: <code>api.md</code> and
            <code>feeds.md</code> to begin with.</p>
            </body>
            </html>
            """;

    private static final String MAILBOX = """
            <dt><a href="%s">Mailbox</a></dt>
            <dd>The e-mails that customers got.</dd>
            """;

    private final String start;

    @Inject
    Pages(GatewaySettings settings) {
        this.start = START.formatted(settings.mailboxUrl()
                .map(address -> MAILBOX.formatted(escaped(address.toString())))
                .orElse(""));
    }

    void routes(@Observes Router router) {
        router.route(HttpMethod.GET, "/")
                .handler(exchange -> exchange.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                        .end(start));
        // The pattern, not the path: the path would also stand for /handheld/ and send it to itself.
        router.routeWithRegex(HttpMethod.GET, "/handheld")
                .handler(exchange -> exchange.response()
                        .setStatusCode(308)
                        .putHeader(HttpHeaders.LOCATION, "/handheld/")
                        .end());
        router.routeWithRegex(HttpMethod.GET, "/handheld/.*").handler(Pages::ofTheApp);
    }

    /** The app has addresses of its own (/handheld/tasks): they all begin with its one page. */
    private static void ofTheApp(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        boolean file = path.substring(path.lastIndexOf('/')).contains(".");
        if (file || path.equals("/handheld/")) {
            exchange.next();
        } else {
            exchange.reroute("/handheld/index.html");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
