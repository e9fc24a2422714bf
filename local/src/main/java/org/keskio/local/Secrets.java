package org.keskio.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/** Passwords of this installation: made when first asked for, kept in one file that only its owner can read. */
public final class Secrets {

    /** The password of every demo user. */
    public static final String DEMO_PASSWORD = "demo.password";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    // No l, 1, o, 0: the demo password is typed by hand on a phone.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_BYTES = 24;

    private final Path file;
    private final SecureRandom chance;

    public Secrets(Path file, SecureRandom chance) {
        this.file = file;
        this.chance = chance;
    }

    /** The secrets of this installation. */
    public static Secrets of(Home home) {
        home.folder("run");
        return new Secrets(home.state().resolve("secrets"), new SecureRandom());
    }

    /** The password of a database user. */
    public String database(String user) {
        return secret("database." + user);
    }

    /** The secret of a Keycloak client. */
    public String client(String client) {
        return secret("client." + client);
    }

    /** The one password of the demo users. */
    public String demoPassword() {
        return secret(DEMO_PASSWORD);
    }

    /** The secret of this name, made now when there is none. */
    public synchronized String secret(String name) {
        Properties all = load();
        String known = all.getProperty(name);
        if (known != null) {
            return known;
        }
        String made = name.equals(DEMO_PASSWORD) ? typable() : random();
        all.setProperty(name, made);
        store(all);
        return made;
    }

    private String random() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String typable() {
        StringBuilder text = new StringBuilder("tunturi");
        for (int group = 0; group < 2; group++) {
            text.append('-');
            for (int i = 0; i < 4; i++) {
                text.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
            }
        }
        return text.toString();
    }

    private Properties load() {
        Properties all = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                all.load(reader);
            } catch (IOException e) {
                throw new LocalException("The secrets in %s cannot be read: %s".formatted(file, e.getMessage()), e);
            }
        }
        return all;
    }

    private void store(Properties all) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                all.store(writer, "Made for this installation; ./keskio reset forgets them.");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LocalException("The secrets cannot be kept in %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
