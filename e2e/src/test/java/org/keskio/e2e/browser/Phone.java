package org.keskio.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser that is as large as a phone, and a clerk's way of using it. */
final class Phone implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String AXE = axe();
    private static final int PATIENCE_MS = 30_000; // a shared machine may be slow
    private static final int WIDTH = 360;
    private static final int HEIGHT = 740;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> errors = new ArrayList<>();
    private final Optional<Instant> now;

    Phone() {
        this(Optional.empty());
    }

    /** A phone whose clock stands still, so that its screens show the same today and tomorrow. */
    Phone(Instant now) {
        this(Optional.of(now));
    }

    private Phone(Optional<Instant> now) {
        this.now = now;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Path chromium =
                Path.of(Optional.ofNullable(System.getenv("KESKIO_CHROMIUM")).orElse("/usr/bin/chromium"));
        Assumptions.assumeTrue(
                Files.isExecutable(chromium),
                "No Chromium at " + chromium + "; install it, or set KESKIO_CHROMIUM, to run the browser tests");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A fresh session, as on a phone that nobody has used. */
    Page open(String address, String language) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH, HEIGHT)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale(language)
                .setTimezoneId("America/New_York") // the store's zone counts, not the phone's
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        Page page = context.newPage();
        page.onPageError(errors::add);
        now.ifPresent(time -> page.clock().setFixedTime(time.toEpochMilli()));
        page.navigate(address);
        return page;
    }

    /** What keeps people with a screen reader, a keyboard or weak eyes out, by the rules of WCAG 2.2 AA. */
    static List<String> barriers(Page page) {
        page.evaluate(AXE);
        Object found = page.evaluate("""
                async () => {
                  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
                  // Targets are measured by a test of their own: here a row that scrolls below the bar counts as too small.
                  const rules = {'target-size': {enabled: false}};
                  const {violations} = await axe.run(document, {runOnly: tags, rules, resultTypes: ['violations']});
                  return violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' | '));
                }
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream in = Phone.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What went wrong in the pages' scripts. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** What the clerk sees, at the size of a phone's screen. */
    static byte[] look(Page page) {
        assertThat(barriers(page)).isEmpty();
        return page.screenshot();
    }

    /** Keeps a picture of what the clerk sees, and makes sure that nobody is kept out. */
    static void picture(Page page, String name) {
        assertThat(barriers(page)).as(name).isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** The whole length of the screen, as on a very long phone. */
    static void longPicture(Page page, String name) {
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(WIDTH, Math.max(HEIGHT, height));
        picture(page, name);
        page.setViewportSize(WIDTH, HEIGHT);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    static Locator title(Page page) {
        return page.locator("h1");
    }

    /** A scanner that types: fast digits, then Enter. */
    static void scan(Page page, String gtin) {
        page.getByRole(AriaRole.NAVIGATION).first().waitFor(); // the app listens once it is drawn
        page.evaluate(
                """
                (keys) => keys.forEach((key) =>
                  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})))
                """,
                Stream.concat(gtin.chars().mapToObj(Character::toString), Stream.of("Enter"))
                        .toList());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
