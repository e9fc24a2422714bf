package org.keskio.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.keskio.local.Home;
import org.keskio.local.suite.Installation;
import org.keskio.local.suite.PartStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how every part is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows every part: its state, port, process and memory. Ends with 0 when all are healthy, else 1.")
final class StatusCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object: {\"ok\":..., \"parts\":[...]}.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Installation installation = Installation.present(Home.here());
        List<PartStatus> parts = installation.suite().status();
        boolean ok = parts.stream().allMatch(PartStatus::healthy);
        if (json) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ok", ok);
            answer.put("gateway", installation.suite().addresses().publicUrl());
            answer.put("parts", parts.stream().map(PartStatus::json).toList());
            System.out.println(new ObjectMapper().writeValueAsString(answer));
        } else {
            System.out.printf("%-20s %-14s %6s %8s %9s%n", "part", "state", "port", "process", "memory");
            for (PartStatus part : parts) {
                System.out.printf(
                        Locale.ROOT,
                        "%-20s %-14s %6d %8s %9s%n",
                        part.name(),
                        part.state(),
                        part.port(),
                        part.pid().isPresent() ? part.pid().getAsLong() : "-",
                        part.memory().isPresent() ? part.memory().getAsLong() + " MiB" : "-");
            }
        }
        return ok ? 0 : 1;
    }
}
