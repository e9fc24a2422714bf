package org.keskio.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.keskio.local.LocalException;
import org.keskio.local.engine.Addresses;

/** Has the stock recomputed by the gateway, page by page, as an operator. */
public final class Reconciliation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Addresses addresses;
    private final Tokens tokens;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Reconciliation(Addresses addresses, Tokens tokens) {
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /** All differences: {@code cells}, {@code findings}, {@code byCause}, and how many are {@code open}. */
    public ObjectNode run(boolean repair, String reason) {
        ObjectNode report = JSON.createObjectNode();
        ArrayNode findings = report.putArray("findings");
        Map<String, Integer> byCause = new TreeMap<>();
        String page = "";
        int open = 0;
        do {
            JsonNode answer = page(repair, reason, page);
            report.put("cells", answer.path("cells").asLong());
            for (JsonNode finding : answer.path("findings")) {
                findings.add(finding);
                byCause.merge(finding.path("cause").asText(), 1, Integer::sum);
                open += finding.path("repaired").asBoolean() ? 0 : 1;
            }
            page = answer.path("nextPageToken").asText();
        } while (!page.isEmpty());
        ObjectNode causes = report.putObject("byCause");
        byCause.forEach(causes::put);
        report.put("open", open);
        return report;
    }

    private JsonNode page(boolean repair, String reason, String token) {
        ObjectNode body = JSON.createObjectNode();
        body.put("repair", repair).put("reason", reason).put("pageSize", 5000).put("pageToken", token);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(addresses.gateway() + "/api/ops/v1/stock/reconcile"))
                            .timeout(LIMIT)
                            .header("Authorization", "Bearer " + tokens.accessToken("olli.operator"))
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LocalException("The gateway answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new LocalException(
                    "The gateway does not answer at %s: %s".formatted(addresses.gateway(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }

    /** The report in words, with at most this many of the differences. */
    public static String text(JsonNode report, int lines) {
        StringBuilder text = new StringBuilder("%d cells compared, %d differences, %d open"
                .formatted(
                        report.path("cells").asLong(),
                        report.path("findings").size(),
                        report.path("open").asInt()));
        int shown = 0;
        for (JsonNode finding : report.path("findings")) {
            if (shown++ == lines) {
                text.append(
                        "%n  ... and %d more".formatted(report.path("findings").size() - lines));
                break;
            }
            text.append("%n  %-24s %s at %s: %s%s%s"
                    .formatted(
                            finding.path("cause").asText(),
                            finding.path("sku").asText(),
                            finding.path("location").asText(),
                            finding.path("text").asText(),
                            finding.path("reference").asText().isEmpty()
                                    ? ""
                                    : " (" + finding.path("reference").asText() + ")",
                            finding.path("repaired").asBoolean() ? "; repaired" : ""));
        }
        return text.toString();
    }
}
