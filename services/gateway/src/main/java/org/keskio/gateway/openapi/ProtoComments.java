package org.keskio.gateway.openapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments in the contracts: what each message and field means. */
final class ProtoComments {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern BLOCK = Pattern.compile("(message|enum|service|oneof|rpc) (\\w+).*\\{\\s*");
    private static final Pattern FIELD = Pattern.compile("(?:repeated |optional )?[\\w.]+ (\\w+) = \\d+.*;.*");

    private final Map<String, String> comments = new HashMap<>();

    /** Reads a contract from the class path. */
    void read(ClassLoader loader, String file) {
        try (InputStream in = loader.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The contract " + file + " is not on the class path");
            }
            parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said about a message ({@code keskio.pricing.v1.Price}) or a field ({@code keskio.pricing.v1.Price.sku}). */
    Optional<String> of(String fullName) {
        return Optional.ofNullable(comments.get(fullName));
    }

    void parse(BufferedReader reader) throws IOException {
        Deque<String> scope = new ArrayDeque<>();
        StringBuilder comment = new StringBuilder();
        String root = "";
        for (String raw = reader.readLine(); raw != null; raw = reader.readLine()) {
            String line = raw.strip();
            Matcher named = PACKAGE.matcher(line);
            Matcher block = BLOCK.matcher(line);
            Matcher field = FIELD.matcher(line);
            if (line.startsWith("//")) {
                comment.append(comment.isEmpty() ? "" : " ")
                        .append(line.substring(2).strip());
                continue;
            }
            if (named.matches()) {
                root = named.group(1);
            } else if (block.matches()) {
                // A oneof is no name of its own: its fields are the message's.
                scope.addLast(block.group(1).equals("oneof") ? "" : "." + block.group(2));
                keep(root + String.join("", scope), comment);
            } else if (line.startsWith("}") && !scope.isEmpty()) {
                scope.removeLast();
            } else if (field.matches()) {
                keep(root + String.join("", scope) + "." + field.group(1), comment);
            }
            comment.setLength(0);
        }
    }

    private void keep(String name, StringBuilder comment) {
        if (!comment.isEmpty()) {
            comments.putIfAbsent(name, comment.toString());
        }
    }
}
