package org.keskio.handheld.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lays JavaScript packages from Maven jars out as the bundler looks for them. */
final class NodeModules {

    private static final String ROOT = "META-INF/resources/_static/";

    /** Where each package lies in its jar, and the name that it is imported by. */
    private static final Map<String, String> PACKAGES = Map.of(
            "lit", "lit",
            "lit-html", "lit-html",
            "lit-element", "lit-element",
            "reactive-element", "@lit/reactive-element");

    private final Path folder;

    NodeModules(Path folder) {
        this.folder = folder;
    }

    /** Takes the packages out of the jars of this class path. */
    void fill() throws IOException {
        for (Map.Entry<String, String> wanted : PACKAGES.entrySet()) {
            Path target = folder.resolve(wanted.getValue());
            String prefix = ROOT + wanted.getKey() + "/";
            try (JarFile jar = jarWith(prefix)) {
                unpack(jar, prefix, target);
            }
        }
    }

    /** Takes the bundler's program out of its jar. */
    Path program() throws IOException {
        Path program = folder.resolve(".bin").resolve("esbuild");
        try (JarFile jar = jarWith("/bin/esbuild");
                InputStream in = jar.getInputStream(entryOf(jar, "/bin/esbuild"))) {
            Files.createDirectories(folder.resolve(".bin"));
            Files.deleteIfExists(program);
            Files.copy(in, program);
        }
        if (!program.toFile().setExecutable(true, true)) {
            throw new IOException(program + " cannot be made a program; is the folder mounted with noexec?");
        }
        return program;
    }

    /** Paths are {@code <package>/<version>/<file>}; the version is left out. */
    private static void unpack(JarFile jar, String prefix, Path target) throws IOException {
        for (JarEntry entry : entriesOf(jar)) {
            if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                continue;
            }
            String withVersion = entry.getName().substring(prefix.length());
            Path file = target.resolve(withVersion.substring(withVersion.indexOf('/') + 1))
                    .normalize();
            if (!file.startsWith(target)) {
                throw new IOException(jar.getName() + " holds a path that leaves its folder: " + entry.getName());
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.write(file, in.readAllBytes());
            }
        }
    }

    private static JarFile jarWith(String part) throws IOException {
        for (String element : classPath()) {
            if (!element.endsWith(".jar") || !element.contains("mvnpm")) {
                continue;
            }
            JarFile jar = new JarFile(element);
            if (entriesOf(jar).stream().anyMatch(entry -> entry.getName().contains(part))) {
                return jar;
            }
            jar.close();
        }
        throw new IOException("No jar with " + part + " on the class path");
    }

    private static JarEntry entryOf(JarFile jar, String part) {
        return entriesOf(jar).stream()
                .filter(entry -> entry.getName().contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.List<JarEntry> entriesOf(JarFile jar) {
        Enumeration<JarEntry> entries = jar.entries();
        return java.util.Collections.list(entries);
    }

    /** Maven runs this in a class loader of its own, a test in the system's. */
    private static String[] classPath() {
        if (NodeModules.class.getClassLoader() instanceof java.net.URLClassLoader loader) {
            return Stream.of(loader.getURLs())
                    .map(url -> Path.of(java.net.URI.create(url.toString())).toString())
                    .toArray(String[]::new);
        }
        return System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1);
    }
}
