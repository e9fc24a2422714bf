package org.keskio.handheld;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the jar serves is whole, and keeps to the rules of the page's security policy. */
class BundleTest {

    private static final Path BUNDLE = Path.of("target", "classes", "META-INF", "resources", "handheld");
    private static final Path WEB = Path.of("src", "main", "web");

    @Test
    void namesScriptAndStyleByTheirContent() throws IOException {
        assertThat(Files.readString(BUNDLE.resolve("index.html")))
                .containsPattern("src=\"/handheld/app-[A-Z0-9]{8}\\.js\"")
                .containsPattern("href=\"/handheld/app-[A-Z0-9]{8}\\.css\"");
    }

    @Test
    void hasEachFileThatThePageNames() throws IOException {
        List<String> names = Pattern.compile("\"/handheld/([^\"]+)\"")
                .matcher(Files.readString(BUNDLE.resolve("index.html")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(names)
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(BUNDLE.resolve(name)).isNotEmptyFile());
    }

    @Test
    void hasEachIconOfTheManifest() throws IOException {
        JsonNode manifest = new ObjectMapper()
                .readTree(BUNDLE.resolve("manifest.webmanifest").toFile());
        assertThat(manifest.path("icons"))
                .isNotEmpty()
                .allSatisfy(icon ->
                        assertThat(BUNDLE.resolve(icon.path("src").asText())).isNotEmptyFile());
    }

    @Test
    void letsTheServiceWorkerKeepAllOfTheShell() throws IOException {
        String worker = Files.readString(BUNDLE.resolve("service-worker.js"));
        assertThat(worker).doesNotContain("__VERSION__", "__SHELL__");
        for (String name : shell()) {
            assertThat(worker).contains("'" + name + "'");
        }
    }

    @Test
    void leavesTheBarcodeReaderOutOfWhatIsLoadedAtOnce() throws IOException {
        String app = shell().stream()
                .filter(name -> name.matches("app-\\w+\\.js"))
                .findFirst()
                .orElseThrow();
        assertThat(shell()).anyMatch(name -> name.matches("barcode-[A-Z0-9]{8}\\.js"));
        assertThat(Files.readString(BUNDLE.resolve(app))).doesNotContain("BarcodeDetector");
    }

    @Test
    void putsTextOnThePageAsTextOnly() throws IOException {
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".ts")).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain(
                                "unsafeHTML",
                                "unsafeSVG",
                                "innerHTML",
                                "insertAdjacentHTML",
                                "document.write",
                                "eval(");
            }
        }
    }

    @Test
    void needsNoScriptOrStyleInsideThePage() throws IOException {
        List<String> scripts = Pattern.compile("<script[^>]*>([^<]*)</script>|<style|\\sstyle=|\\son\\w+=")
                .matcher(Files.readString(BUNDLE.resolve("index.html")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(scripts).singleElement().asString().endsWith("></script>");
    }

    private static List<String> shell() throws IOException {
        try (Stream<Path> files = Files.walk(BUNDLE)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> BUNDLE.relativize(file).toString())
                    .filter(name -> !name.endsWith(".txt") && !name.equals("service-worker.js"))
                    .toList();
        }
    }
}
