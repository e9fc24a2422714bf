package org.keskio.handheld.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the app's files: script and style in one file each, named by their content so that a browser may keep them for ever;
 * the page that names them; and the service worker that knows which files belong to this version.
 */
public final class Bundle {

    private static final int PATIENCE_SECONDS = 120;

    private final Path sources;
    private final Path work;
    private final Path target;

    private Bundle(Path sources, Path work, Path target) {
        this.sources = sources;
        this.work = work;
        this.target = target;
    }

    /** Takes the folder of the sources, a folder to work in, and the folder for the result. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Bundle(Path.of(args[0]), Path.of(args[1]), Path.of(args[2])).make();
    }

    private void make() throws IOException, InterruptedException {
        empty(work);
        empty(target);
        copy(sources, work);
        NodeModules modules = new NodeModules(work.resolve("node_modules"));
        modules.fill();
        run(modules.program());
        copy(work.resolve("static"), target);
        writePage();
        writeServiceWorker();
    }

    private void run(Path esbuild) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        esbuild.toString(),
                        "app.ts",
                        "app.css",
                        "--bundle",
                        "--minify",
                        "--format=esm",
                        "--splitting",
                        "--chunk-names=[name]-[hash]",
                        "--target=es2022,chrome110,safari16.4,firefox115",
                        "--charset=utf8",
                        "--legal-comments=linked",
                        "--entry-names=[name]-[hash]",
                        "--log-level=warning",
                        "--outdir=" + target)
                .directory(work.toFile())
                .inheritIO()
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("esbuild did not end within " + PATIENCE_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException("esbuild refuses the sources; see above");
        }
    }

    private void writePage() throws IOException {
        String page = Files.readString(work.resolve("index.html"))
                .replace("app.js", named("app-", ".js"))
                .replace("app.css", named("app-", ".css"));
        Files.writeString(target.resolve("index.html"), page);
    }

    private void writeServiceWorker() throws IOException {
        TreeMap<String, byte[]> shell = new TreeMap<>();
        for (Path file : filesIn(target)) {
            String name = target.relativize(file).toString().replace('\\', '/');
            if (!name.endsWith(".txt")) {
                shell.put(name, Files.readAllBytes(file));
            }
        }
        String worker = Files.readString(work.resolve("service-worker.js"))
                .replace("__VERSION__", versionOf(shell))
                .replace(
                        "__SHELL__",
                        shell.keySet().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));
        Files.writeString(target.resolve("service-worker.js"), worker);
    }

    /** Another content, another version. */
    private static String versionOf(TreeMap<String, byte[]> shell) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            shell.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String named(String start, String end) throws IOException {
        return filesIn(target).stream()
                .map(file -> target.relativize(file).toString())
                .filter(name -> name.startsWith(start) && name.endsWith(end))
                .findFirst()
                .orElseThrow(() -> new IOException("esbuild wrote no " + start + "*" + end));
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : filesIn(from)) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
