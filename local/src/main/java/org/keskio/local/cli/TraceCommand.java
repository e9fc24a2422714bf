package org.keskio.local.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.LocalException;
import org.keskio.local.suite.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what was done for a send order. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description =
                "Shows every step that was taken for a send order, across REST, gRPC, outbox and Kafka, as a tree.")
final class TraceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<send order>", description = "The number or the id of a send order, such as S-WRMNX3.")
    private String order = "";

    @Option(names = "--json", description = "The same for programs.")
    private boolean json;

    @Override
    public Integer call() {
        String address = Installation.present(Home.here()).suite().addresses().mailbox();
        URI uri = URI.create("%s%s/traces?send_order=%s"
                .formatted(address, json ? "/api" : "", URLEncoder.encode(order, StandardCharsets.UTF_8)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new LocalException(
                        "No trace names the send order '%s'. Traces arrive some seconds late, and only the last few thousand are kept."
                                .formatted(order));
            }
            System.out.print(answer.body());
            return 0;
        } catch (IOException e) {
            throw new LocalException(
                    "The traces do not answer at %s. Is the suite up? ('./keskio status')".formatted(address), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }
}
