package org.keskio.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keskio.e2e.browser.Phone.button;
import static org.keskio.e2e.browser.Phone.longPicture;
import static org.keskio.e2e.browser.Phone.picture;
import static org.keskio.e2e.browser.Phone.scan;
import static org.keskio.e2e.browser.Phone.title;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keskio.e2e.RunningSuite;

/** The main story on two phones against the running suite: sold out in Helsinki, sent from where it is. */
@ExtendWith(RunningSuite.class)
class SearchAndSendInBrowserTest {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private static Phone phone;
    private static JsonNode world;

    @BeforeAll
    static void startBrowser() {
        phone = new Phone();
        world = RunningSuite.suite().world();
    }

    @AfterAll
    static void stopBrowser() {
        if (phone != null) {
            phone.close();
        }
    }

    @Test
    void sendsWhatIsSoldOutHereAndTheSenderIsAlerted() {
        Page helsinki = loginInEnglish("clerk.helsinki");
        chooseSoldOut(helsinki);

        button(helsinki, "Get it to the customer").click();
        assertThat(helsinki.locator(".plan").first()).isVisible();
        longPicture(helsinki, "story-2-ways");
        String price = helsinki.locator(".the-price .amount").innerText();
        Locator fromTampere = helsinki.locator(".plan").filter(new Locator.FilterOptions().setHasText("Tampere"));
        Locator home = fromTampere.filter(new Locator.FilterOptions().setHasText("Sent home"));
        home.first().click();
        button(helsinki, "Choose this way").click();

        helsinki.fill("#value", customer().path("email").asText());
        button(helsinki, "Find the customer").click();
        assertThat(helsinki.locator(".person"))
                .containsText(customer().path("given_name").asText());
        picture(helsinki, "story-3-customer");
        button(helsinki, "That's right, go on").click();
        picture(helsinki, "story-4-delivery");
        button(helsinki, "Send it here").click();
        helsinki.fill("#paymentReference", "T1-" + System.nanoTime() % 1_000_000);
        assertThat(button(helsinki, "Send")).isEnabled();
        picture(helsinki, "story-5-review");

        Page tampere = loginInEnglish("clerk.tampere");
        tampere.locator("nav a[href$='/tasks']").click();
        Response events = tampere.waitForResponse("**/api/clerk/v1/events", () -> tampere.reload());
        assertThat(events.status()).isEqualTo(200);

        button(helsinki, "Send").dblclick();
        assertThat(helsinki.locator(".number")).isVisible();
        String number = helsinki.locator(".number").innerText();
        picture(helsinki, "story-6-done");
        assertThat(price).isNotEmpty();

        assertThat(tampere.locator(".notice")).containsText(number, SOON);
        picture(tampere, "story-7-alert");
        tampere.locator(".notice a").click();
        button(tampere, "Accept, I'm getting it").click();
        assertThat(tampere.locator(".hint-line")).containsText("Scan the label");
        scan(tampere, story().path("gtin").asText());
        picture(tampere, "story-8-scanned");
        button(tampere, "Packed").click();
        tampere.fill("#trackingNumber", "JJFI60000001");
        button(tampere, "Handed to the carrier").click();
        assertThat(title(tampere)).containsText("Tasks");

        button(helsinki, "Next customer")
                .or(Phone.link(helsinki, "See the order"))
                .first()
                .click();
        helsinki.locator("nav a[href$='/orders']").click();
        helsinki.fill("#order-query", number);
        button(helsinki, "Search").click();
        assertThat(helsinki.locator(".chip").first()).containsText("On its way", SOON);
        longPicture(helsinki, "story-9-order");
        assertThat(phone.errors()).isEmpty();
    }

    @Test
    void handsTheDeviceToAColleague() {
        Page page = login("clerk.helsinki");
        page.locator("nav a[href$='/me']").click();
        page.locator(".actions .primary").click(); // in whatever language the clerk speaks
        page.locator("#username").waitFor();
        enter(page, "manager.helsinki");
        page.locator("nav a[href$='/me']").click();
        assertThat(page.locator("h1 .over")).hasText("manager.helsinki");
    }

    private static void chooseSoldOut(Page page) {
        page.fill("#q", story().path("search_words").path("en").asText());
        page.keyboard().press("Enter");
        Locator hit = page.locator(".row")
                .filter(new Locator.FilterOptions()
                        .setHasText(story().path("name").path("en").asText()));
        hit.first().click();
        String colour = story().path("colour").asText();
        String size = story().path("size").asText();
        page.locator(".cell")
                .filter(new Locator.FilterOptions().setHas(page.locator("b").filter(exactly(size))))
                .and(page.locator("[role=group][aria-label=\"" + capital(colour) + "\"] .cell"))
                .click();
        assertThat(page.locator(".tiles dd").first()).hasText("0");
        assertThat(page.locator(".sold-out")).isVisible();
        longPicture(page, "story-1-sold-out");
    }

    private static Locator.FilterOptions exactly(String text) {
        return new Locator.FilterOptions().setHasText(Pattern.compile("^" + text + "$"));
    }

    /** The app begins in the clerk's own language. */
    private static Page loginInEnglish(String username) {
        Page page = login(username);
        page.locator("nav a[href$='/me']").click();
        page.locator("input[name=language][value=en]").check();
        page.locator("nav a").first().click();
        assertThat(title(page)).hasText("Find a product");
        return page;
    }

    private static Page login(String username) {
        Page page = phone.open(RunningSuite.suite().environment().get("KESKIO_GATEWAY_URL") + "/handheld/", "en-GB");
        enter(page, username);
        assertThat(page.locator(".whoami b")).not().hasText("Keskiö");
        return page;
    }

    private static void enter(Page page, String username) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(RunningSuite.suite().environment().get("KESKIO_DEMO_PASSWORD"));
        page.locator("#kc-login").click();
        page.waitForURL(Pattern.compile(".*/handheld/.*"));
        page.locator("nav").waitFor();
    }

    private static JsonNode story() {
        return world.path("stories").path("sold_out_here");
    }

    private static JsonNode customer() {
        return StreamSupport.stream(world.path("accounts").spliterator(), false)
                .filter(one -> one.path("username").equals(world.path("customer")))
                .findFirst()
                .orElseThrow();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }
}
