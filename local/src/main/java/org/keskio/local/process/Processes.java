package org.keskio.local.process;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.keskio.local.LocalException;

/**
 * The programs of the suite. Each outlives the command that started it and is found again by a small file with its process id
 * and start time, so that an id that the system gave to a stranger since then is never mistaken for ours.
 */
public final class Processes {

    private static final long LARGE_LOG = 20L * 1024 * 1024;
    private static final long POLL_MILLIS = 50;

    private final Path folder;

    /** Keeps its notes in the given folder. */
    public Processes(Path folder) {
        this.folder = folder;
    }

    /** Starts a program in a session of its own: a Ctrl-C meant for the command, or a closed terminal, does not reach it. */
    public Running start(String name, Launch launch) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(launch.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        // What matters to a part is in its launch, where a change of it is noticed.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("KESKIO_"));
        builder.environment().putAll(launch.environment());
        try {
            turnLargeLog(launch.log());
            ProcessHandle handle = builder.start().toHandle();
            Running running = new Running(name, handle, launch.fingerprint());
            note(running);
            return running;
        } catch (IOException e) {
            throw new LocalException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** The running program of this name, if it (and not a later stranger with its process id) runs. */
    public Optional<Running> running(String name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties note = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            note.load(reader);
            long pid = Long.parseLong(note.getProperty("pid", "0"));
            String started = note.getProperty("started", "");
            return ProcessHandle.of(pid)
                    .filter(handle -> started.equals(startOf(handle)))
                    .map(handle -> new Running(name, handle, note.getProperty("fingerprint", "")))
                    .filter(Running::alive);
        } catch (IOException | NumberFormatException e) {
            // A note cut short by a crash says nothing; the port check finds what it meant.
            return Optional.empty();
        }
    }

    /** Names of all programs that run. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".pid"))
                    .map(f -> f.substring(0, f.length() - ".pid".length()))
                    .filter(name -> running(name).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LocalException("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Asks a program to end and, when it has not within the given time, ends it. */
    public void stop(Running running, Signal signal, Duration grace) {
        boolean asked = switch (signal) {
            case TERM -> running.handle().destroy();
            case INT -> interrupt(running.pid());
        };
        if (!asked || !ends(running, grace)) {
            if (running.handle().destroyForcibly()) {
                ends(running, Duration.ofSeconds(5));
            }
        }
        forget(running.name());
    }

    /** Waits until a program has ended; says whether it did. */
    public boolean ends(Running running, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (running.alive()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(POLL_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Drops the note about a program. */
    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new LocalException("%s cannot be removed: %s".formatted(file(name), e.getMessage()), e);
        }
    }

    private void note(Running running) throws IOException {
        Properties note = new Properties();
        note.setProperty("pid", String.valueOf(running.pid()));
        note.setProperty("started", startOf(running.handle()));
        note.setProperty("fingerprint", running.fingerprint());
        Path fresh = folder.resolve(running.name() + ".pid.new");
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            note.store(writer, null);
        }
        Files.move(fresh, file(running.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String name) {
        return folder.resolve(name + ".pid");
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static boolean interrupt(long pid) {
        try {
            return new ProcessBuilder("kill", "-INT", String.valueOf(pid))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void turnLargeLog(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
