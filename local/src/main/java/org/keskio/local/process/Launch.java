package org.keskio.local.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to start one program.
 *
 * @param command program and arguments
 * @param environment variables on top of the inherited ones; may hold secrets, so never printed
 * @param folder where it starts
 * @param log where its output goes
 * @param build something that changes when the program itself was built anew
 */
public record Launch(List<String> command, Map<String, String> environment, Path folder, Path log, String build) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Changes when anything that matters to the running program has changed. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\u0000", command).getBytes(StandardCharsets.UTF_8));
            digest.update(new TreeMap<>(environment).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(build.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Launch[" + command.getFirst() + ", log=" + log + "]";
    }
}
