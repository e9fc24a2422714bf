package org.keskio.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie: the checkout with what was built, and the folder that holds the state of this installation.
 *
 * @param root the checkout
 * @param state {@code .keskio} in the checkout, or what {@code KESKIO_STATE} names
 */
public record Home(Path root, Path state) {

    /** The home that the launcher script named. */
    public static Home here() {
        String root = System.getenv().getOrDefault("KESKIO_ROOT", ".");
        return of(Path.of(root).toAbsolutePath().normalize(), System.getenv("KESKIO_STATE"));
    }

    private static Home of(Path root, @Nullable String state) {
        return new Home(
                root,
                state == null || state.isBlank()
                        ? root.resolve(".keskio")
                        : Path.of(state).toAbsolutePath().normalize());
    }

    /** A folder inside the state, made when missing. */
    public Path folder(String name) {
        Path folder = state.resolve(name);
        try {
            if (!Files.isDirectory(state)) {
                // Secrets and customers' data live here: nobody else on the machine needs to look in.
                Files.createDirectories(
                        state, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LocalException("The folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** The log of one part of the suite. */
    public Path log(String part) {
        return folder("log").resolve(part + ".log");
    }
}
