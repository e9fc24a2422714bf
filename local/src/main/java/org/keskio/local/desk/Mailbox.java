package org.keskio.local.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Every message received, one {@code .eml} file each, on disk before the sender is told that it arrived. */
final class Mailbox {

    /** The header that holds the recipient the server was told; the headers of the message may say less. */
    static final String DELIVERED_TO = "Delivered-To";

    private static final String SUFFIX = ".eml";

    private final Path folder;
    private final Clock clock;
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, Mail> parsed = new ConcurrentHashMap<>();

    Mailbox(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Keeps a message for one recipient. */
    String keep(String recipient, byte[] source) throws IOException {
        String id = "%d-%04d".formatted(clock.millis(), counter.incrementAndGet() % 10_000);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write("%s: %s\r\n".formatted(DELIVERED_TO, recipient).getBytes(StandardCharsets.UTF_8));
        whole.write(source);
        Path fresh = folder.resolve(id + ".new");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(whole.toByteArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        return id;
    }

    /** All messages, the newest first. */
    List<Mail> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Mail> mails = new ArrayList<>();
            for (String id : files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(SUFFIX))
                    .map(f -> f.substring(0, f.length() - SUFFIX.length()))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                find(id).ifPresent(mails::add);
            }
            return mails;
        }
    }

    /** One message. */
    Optional<Mail> find(String id) throws IOException {
        Path file = folder.resolve(id + SUFFIX);
        if (!id.matches("[0-9]+-[0-9]+") || !Files.exists(file)) {
            return Optional.empty();
        }
        Mail known = parsed.get(id);
        if (known == null) {
            Instant time = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
            known = Mail.parse(id, time, Files.readAllBytes(file));
            parsed.put(id, known);
        }
        return Optional.of(known);
    }

    /** The message as it came. */
    Optional<byte[]> source(String id) throws IOException {
        return find(id).isPresent() ? Optional.of(Files.readAllBytes(folder.resolve(id + SUFFIX))) : Optional.empty();
    }
}
