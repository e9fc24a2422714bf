package org.keskio.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keskio.e2e.browser.Phone.button;
import static org.keskio.e2e.browser.Phone.link;
import static org.keskio.e2e.browser.Phone.scan;
import static org.keskio.e2e.browser.Phone.title;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Goes through a clerk's day as {@code docs/clerk-guide.md} tells it, and makes its pictures. They land in
 * {@code target/clerk-guide}; with {@code -Dkeskio.guide.write=true} they take the place of those in {@code docs}.
 */
class ClerkGuideTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Path KEPT = DOCS.resolve("clerk-guide");
    private static final Path MADE = Boolean.getBoolean("keskio.guide.write") ? KEPT : Path.of("target", "clerk-guide");
    private static final long MOST_BYTES = 1_500_000;

    private final Set<String> made = new TreeSet<>();

    @Test
    void makesEachPictureThatTheGuideShows() throws IOException {
        Files.createDirectories(MADE);
        try (Phone phone = new Phone(FakeProducts.NOW);
                FakeGateway gateway = new FakeGateway()) {
            Page page = phone.open(gateway.address() + "/handheld/", "en-GB");
            sell(gateway, page);
            sellABasket(gateway, page);
            loseTheNetwork(gateway, page);
            workInTheStore(gateway, page);
            helpCustomers(gateway, page);
            assertThat(phone.errors()).isEmpty();
        }
        assertThat(made).isEqualTo(named());
    }

    @Test
    void keepsEachPictureThatTheGuideShowsAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            Set<String> kept = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            assertThat(kept).isEqualTo(named());
        }
    }

    @Test
    void staysSmall() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(MOST_BYTES);
        }
    }

    private void sell(FakeGateway gateway, Page page) throws IOException {
        page.fill("#q", "merino");
        page.keyboard().press("Enter");
        assertThat(page.locator(".list li")).hasCount(4);
        keep(page, "results");
        open(gateway, page, "product/TUN-0001?sku=" + FakeProducts.SOLD_OUT_HERE);
        assertThat(page.locator(".sold-out")).isVisible();
        keep(page, "product");
        button(page, "Get it to the customer").click();
        assertThat(page.locator(".plan")).hasCount(4);
        keep(page, "ways");
        page.locator(".plan").nth(1).click();
        button(page, "Choose this way").click();
        page.fill("#value", "040 1234567");
        button(page, "Find the customer").click();
        assertThat(page.locator(".person")).isVisible();
        keep(page, "customer");
        button(page, "That's right, go on").click();
        button(page, "Send it here").click();
        page.fill("#paymentReference", "T1-000123");
        assertThat(button(page, "Send")).isEnabled();
        keep(page, "review");
        button(page, "Send").click();
        assertThat(page.locator("p.number")).isVisible();
        keep(page, "done");
        button(page, "Next customer").click();
        assertThat(page.locator(".tight")).hasCount(2);
        keep(page, "recent");
    }

    private void sellABasket(FakeGateway gateway, Page page) throws IOException {
        open(gateway, page, "product/TUN-0001?sku=" + FakeProducts.SOLD_OUT_HERE);
        button(page, "Add to the basket").click();
        scan(page, FakeProducts.BOOTS_GTIN);
        assertThat(title(page)).containsText("Kuru Trail Boot");
        button(page, "Add to the basket").click();
        page.locator(".notice a").click();
        assertThat(page.locator(".row.line")).hasCount(2);
        keep(page, "basket");
        button(page, "Get it to the customer").click();
        assertThat(page.locator(".plan")).hasCount(2);
        page.locator(".plan").first().scrollIntoViewIfNeeded();
        keep(page, "parcels");
    }

    private void loseTheNetwork(FakeGateway gateway, Page page) throws IOException {
        button(page, "Choose this way").click();
        page.fill("#value", "040 1234567");
        button(page, "Find the customer").click();
        button(page, "That's right, go on").click();
        button(page, "Send it here").click();
        page.fill("#paymentReference", "T1-000124");
        gateway.sendsToLose = 2;
        button(page, "Send").click();
        assertThat(page.locator(".wait")).containsText("Not sent yet");
        keep(page, "not-sent-yet");
        assertThat(title(page)).hasText("It is ordered");
        keep(page, "basket-done");
    }

    private void workInTheStore(FakeGateway gateway, Page page) throws IOException {
        gateway.orders.keySet().removeIf(number -> number.startsWith("S-7") || number.startsWith("S-B"));
        gateway.basket("S-BSK111", "S-BSK222");
        open(gateway, page, "tasks");
        assertThat(page.locator(".together")).isVisible();
        keep(page, "tasks");
        link(page, "S-BSK111").click();
        button(page, "Accept all 2, I'm getting them").waitFor();
        keep(page, "pick");
        button(page, "Accept all 2, I'm getting them").click();
        assertThat(page.locator(".hint-line")).containsText("Scan the label");
        button(page, "Can't find it").click();
        page.getByLabel("Another product lies in its place").check();
        keep(page, "cannot-find");
        button(page, "Back").click();
        scan(page, FakeProducts.GTIN);
        button(page, "Packed").click();
        assertThat(page.locator(".big-name")).hasText("Kuru Trail Boot");
        scan(page, FakeProducts.BOOTS_GTIN);
        button(page, "Packed").click();
        page.fill("#trackingNumber", "JJFI60000009");
        page.locator("#trackingNumber").scrollIntoViewIfNeeded();
        keep(page, "ship");
        button(page, "Handed to the carrier").click();
        open(gateway, page, "receive/0198c0de-0000-7000-8000-0000000000aa");
        assertThat(page.locator(".row.line")).hasCount(2);
        assertThat(page.locator(".row.line").first()).containsText("Merino");
        scan(page, FakeProducts.GTIN);
        scan(page, FakeProducts.GTIN);
        keep(page, "receive");
        open(gateway, page, "transfers/new");
        page.fill("#code", "TUN-0001-TEA-S");
        page.keyboard().press("Enter");
        page.getByLabel("Tunturi Espoo Iso Omena").check();
        keep(page, "transfer");
        open(gateway, page, "shelf?sku=" + FakeProducts.SOLD_OUT_HERE);
        page.fill("#number", "2");
        keep(page, "count");
    }

    private void helpCustomers(FakeGateway gateway, Page page) throws IOException {
        open(gateway, page, "handover");
        page.fill("#pickupCode", "428193");
        keep(page, "handover");
        gateway.order("S-RET777", "delivered", "ship_home", "FI-TMP-01", "");
        open(gateway, page, "orders/S-RET777");
        button(page, "Take it back").click();
        page.getByLabel("As new").check();
        keep(page, "return");
        gateway.order("S-ASK555", "awaiting_choice", "ship_home", "FI-TMP-01", "");
        open(gateway, page, "orders/S-ASK555");
        page.getByLabel("Until somebody has it again").check();
        page.locator(".plan").last().scrollIntoViewIfNeeded();
        keep(page, "choice");
        open(gateway, page, "me");
        keep(page, "me");
    }

    private static void open(FakeGateway gateway, Page page, String screen) {
        page.navigate(gateway.address() + "/handheld/" + screen);
        assertThat(title(page)).isVisible();
        assertThat(page.locator(".loading")).hasCount(0);
    }

    private void keep(Page page, String name) throws IOException {
        page.evaluate("document.activeElement.blur()");
        Files.write(MADE.resolve(name + ".png"), SmallPicture.of(Phone.look(page)));
        made.add(name + ".png");
    }

    private static Set<String> named() throws IOException {
        List<String> names = Pattern.compile("clerk-guide/([\\w-]+\\.png)")
                .matcher(Files.readString(DOCS.resolve("clerk-guide.md")))
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(name.indexOf('/') + 1))
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        return new TreeSet<>(names);
    }
}
