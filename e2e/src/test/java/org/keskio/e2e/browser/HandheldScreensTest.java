package org.keskio.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.keskio.e2e.browser.Phone.button;
import static org.keskio.e2e.browser.Phone.link;
import static org.keskio.e2e.browser.Phone.longPicture;
import static org.keskio.e2e.browser.Phone.picture;
import static org.keskio.e2e.browser.Phone.scan;
import static org.keskio.e2e.browser.Phone.title;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each screen at phone size, and what the app does when the gateway is slow, changes its mind or is not there. */
class HandheldScreensTest {

    private static Phone phone;

    private FakeGateway gateway;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        phone = new Phone(FakeProducts.NOW);
    }

    @AfterAll
    static void stopBrowser() {
        if (phone != null) {
            phone.close();
        }
    }

    @BeforeEach
    void openApp() throws IOException {
        gateway = new FakeGateway();
        page = phone.open(gateway.address() + "/handheld/", "en-GB");
    }

    @AfterEach
    void closeApp() {
        page.context().close();
        gateway.close();
        assertThat(phone.errors()).isEmpty();
    }

    @Test
    void findsAProductAndShowsWhereItIsWhenSoldOutHere() {
        picture(page, "01-find");
        search("merino");
        picture(page, "02-results");
        button(page, "Size").click();
        picture(page, "03-narrow");
        link(page, "Half-Zip").click();
        assertThat(title(page)).containsText("Merino Base Layer");
        longPicture(page, "04-product");
        page.locator("[role=group][aria-label=Black] .cell").nth(2).click();
        assertThat(page.locator(".sold-out")).hasText("Sold out here, but elsewhere:");
        assertThat(page.locator(".the-price")).hasText(Pattern.compile("€\\s?129\\.90"));
        picture(page, "05-product-sold-out-top");
        longPicture(page, "06-product-sold-out");
    }

    @Test
    void opensTheProductThatWasScannedAnywhere() {
        link(page, "Tasks").click();
        scan(page, FakeProducts.GTIN);
        assertThat(title(page)).containsText("Merino Base Layer");
        assertThat(page.locator(".cell[aria-pressed=true]")).hasAttribute("aria-label", Pattern.compile("Black M.*"));
    }

    @Test
    void saysWhenNobodyKnowsTheScannedCode() {
        scan(page, "6400000000001");
        assertThat(page.locator(".notice")).containsText("No product has the code 6400000000001");
    }

    @Test
    void switchesThePriceOnTheOpenScreen() {
        openSoldOut();
        await().until(gateway::hasListeners);
        gateway.switchPrice("99.90");
        assertThat(page.locator(".the-price.switched .amount")).hasText(Pattern.compile("€\\s?99\\.90"));
        assertThat(page.locator("[aria-live=assertive]")).containsText("129.90");
        picture(page, "07-price-switched");
    }

    @Test
    void sendsHomeToARecognisedCustomer() {
        chooseWay(1);
        picture(page, "09-customer");
        page.fill("#value", "040 1234567");
        button(page, "Find the customer").click();
        assertThat(page.locator(".person")).containsText("Aino Virtanen");
        picture(page, "10-customer-found");
        button(page, "That's right, go on").click();
        assertThat(page.locator("#street")).hasValue("Mannerheimintie 1 A 2");
        picture(page, "11-delivery");
        button(page, "Send it here").click();
        assertThat(button(page, "Send")).isEnabled();
        page.fill("#paymentReference", "T1-000123");
        picture(page, "12-review");
        button(page, "Send").click();
        assertThat(page.locator(".number")).hasText("S-7TT4NB");
        picture(page, "13-done");
        assertThat(gateway.sends).hasSize(1);
        JsonNode body = read(gateway.sends.getFirst().body());
        assertThat(body.path("paymentReference").asText()).isEqualTo("T1-000123");
        assertThat(body.path("deliverTo").path("town").asText()).isEqualTo("Helsinki");
    }

    @Test
    void sendsOnceWhenTappedTwice() {
        prepareSend();
        button(page, "Send").dblclick();
        assertThat(page.locator(".number")).hasText("S-7TT4NB");
        assertThat(gateway.sends).hasSize(1);
    }

    @Test
    void keepsAskingWithTheSameIdUntilAnswered() {
        gateway.sendsToLose = 2;
        prepareSend();
        button(page, "Send").click();
        assertThat(page.locator(".wait")).containsText("Not sent yet");
        picture(page, "14-not-sent-yet");
        assertThat(page.locator(".number")).hasText("S-7TT4NB");
        assertThat(gateway.sends).hasSize(3);
        assertThat(gateway.sends).containsOnly(gateway.sends.getFirst());
    }

    @Test
    void asksAgainWithTheSameIdAfterAReload() {
        gateway.sendsToLose = 100;
        prepareSend();
        button(page, "Send").click();
        assertThat(page.locator(".wait")).containsText("Not sent yet");
        page.reload();
        assertThat(title(page)).hasText("Not known whether it was sent");
        picture(page, "15-unsure");
        int before = gateway.sends.size();
        gateway.sendsToLose = 0;
        button(page, "Ask again").click();
        assertThat(page.locator(".number")).hasText("S-7TT4NB");
        assertThat(gateway.sends).hasSize(before + 1).containsOnly(gateway.sends.getFirst());
    }

    @Test
    void showsWhatChangedAndTakesANewIdForTheNewChoice() {
        gateway.plansChange = true;
        chooseWay(0);
        page.fill("#value", "040 1234567");
        button(page, "Find the customer").click();
        button(page, "That's right, go on").click();
        page.fill("#paymentReference", "T1-000123");
        button(page, "Send").click();
        assertThat(page.locator(".note.changed")).containsText("No longer possible");
        assertThat(page.locator(".note.changed")).containsText("129.90");
        assertThat(button(page, "Choose a way")).isDisabled(); // never a silent substitute
        picture(page, "16-plans-changed-top");
        longPicture(page, "17-plans-changed");
        page.locator(".plan").first().click();
        button(page, "Send").click();
        assertThat(page.locator(".number")).hasText("S-7TT4NB");
        assertThat(gateway.sends).hasSize(2);
        assertThat(gateway.sends.get(1).requestId())
                .isNotEqualTo(gateway.sends.getFirst().requestId());
    }

    @Test
    void asksANewCustomerPlainlyAndTicksNothingBeforehand() {
        chooseWay(0);
        page.fill("#value", "maija@example.org");
        button(page, "Find the customer").click();
        assertThat(page.locator(".panel")).containsText("Nobody is found");
        picture(page, "18-customer-unknown");
        button(page, "New customer").click();
        assertThat(page.locator("input:checked")).hasCount(0);
        button(page, "Save and go on").click();
        assertThat(page.locator("#givenName-error")).hasText("Please fill this in.");
        assertThat(page.locator("#givenName")).isFocused();
        page.fill("#givenName", "Maija");
        page.fill("#familyName", "Mäkinen");
        page.locator("input[name=locale][value=fi]").check();
        page.getByText("In our stores").click();
        page.locator("input[name=marketing_email][value=no]").check();
        longPicture(page, "19-new-customer");
        button(page, "Save and go on").click();
        assertThat(title(page)).hasText("Check and send");
        JsonNode customer = gateway.newCustomers.getFirst();
        assertThat(customer.path("recognition").toString())
                .isEqualTo("[{\"kind\":\"email\",\"channels\":[\"store\"]}]");
        assertThat(customer.path("consents").toString())
                .isEqualTo("[{\"purpose\":\"marketing_email\",\"granted\":false}]");
        assertThat(customer.path("clubMember").asBoolean()).isFalse();
    }

    @Test
    void alertsOfANewTaskAndTakesItFromShelfToCarrier() {
        await().until(gateway::hasListeners);
        ObjectNode order = gateway.order("S-NEW111", "reserved", "ship_home", "FI-HEL-01", "");
        gateway.tellTask(order, "pick");
        assertThat(page.locator(".notice")).containsText("New task");
        assertThat(page.locator("[aria-live=assertive]")).containsText("S-NEW111");
        picture(page, "20-task-alert");
        page.locator(".notice a").click();
        picture(page, "21-task-pick");
        button(page, "Accept, I'm getting it").click();
        assertThat(page.locator(".hint-line")).containsText("Scan the label");
        picture(page, "22-task-scan");
        scan(page, "2000000000022");
        assertThat(page.locator(".note.error")).containsText("another product");
        picture(page, "23-task-wrong");
        scan(page, FakeProducts.GTIN);
        button(page, "Packed").click();
        page.fill("#trackingNumber", "JJFI60000001");
        picture(page, "24-task-ship");
        button(page, "Handed to the carrier").click();
        assertThat(title(page)).containsText("Tasks");
        assertThat(gateway.orderOf("S-NEW111").get("trackingNumber").asText()).isEqualTo("JJFI60000001");
    }

    @Test
    void listsTasksAndPassesOnWhatCannotBeFound() {
        link(page, "Tasks").click();
        assertThat(page.locator(".list li")).hasCount(3);
        picture(page, "25-tasks");
        link(page, "S-4K7Q2M").click();
        button(page, "Can't find it").click();
        page.getByLabel("It is not there").check();
        picture(page, "26-cannot-find");
        button(page, "Not here: let another place send it").click();
        assertThat(page.locator(".notice")).containsText("another place sends it now");
        assertThat(page.locator(".list li")).hasCount(2);
    }

    @Test
    void handsOverWithThePickupCode() {
        link(page, "Tasks").click();
        page.locator(".tools a[href$=handover]").click();
        page.fill("#pickupCode", "111111");
        button(page, "Check the code").click();
        assertThat(page.locator(".note.error")).containsText("No order here waits");
        picture(page, "27-handover-wrong");
        page.fill("#pickupCode", "428193");
        button(page, "Check the code").click();
        assertThat(page.locator(".number")).hasText("S-2W8LKC");
        picture(page, "28-handed-over");
    }

    @Test
    void findsTheOrdersOfACustomerAndCancelsOne() {
        link(page, "Orders").click();
        picture(page, "29-orders");
        page.fill("#order-query", "040 1234567");
        button(page, "Search").click();
        assertThat(page.locator(".list li")).hasCount(3);
        picture(page, "30-orders-of-customer");
        link(page, "S-4K7Q2M").click();
        longPicture(page, "31-order");
        button(page, "Cancel the order").click();
        page.getByLabel("It takes too long").check();
        longPicture(page, "32-order-cancel");
        button(page, "Cancel it now").click();
        assertThat(page.locator(".chip.off")).hasText("Cancelled");
    }

    @Test
    void comesBackToTheSameScreenAfterALogin() {
        openSoldOut();
        gateway.loggedIn = false;
        button(page, "Get it to the customer").click();
        // The login itself is another page; the fake's answers at once.
        assertThat(title(page)).hasText("How to get it there");
        assertThat(page.locator(".plan")).hasCount(4);
    }

    @Test
    void keepsWhatWasReadReadableWithoutANetworkAndSendsNothing() {
        page.waitForFunction("navigator.serviceWorker.controller !== null");
        openSoldOut();
        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator(".away")).isVisible();
        assertThat(title(page)).containsText("Merino Base Layer");
        assertThat(page.locator(".note.kept")).containsText("Kept from");
        picture(page, "33-offline");
        page.context().setOffline(false);
    }

    @Test
    void doesNotSendWithoutANetwork() {
        prepareSend();
        page.context().setOffline(true);
        assertThat(button(page, "No network: cannot send")).isDisabled();
        picture(page, "34-offline-send");
        page.context().setOffline(false);
        assertThat(button(page, "Send")).isEnabled();
        assertThat(gateway.sends).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fi,Etsi tuote,35-me-fi", "sv,Sök en produkt,36-me-sv", "en,Find a product,37-me-en"})
    void speaksTheLanguageThatTheClerkChooses(String language, String findTitle, String picture) {
        page.locator("nav a[href$='/me']").click();
        page.locator("input[name=language][value=" + language + "]").check();
        picture(page, picture);
        page.locator("nav a").first().click();
        assertThat(title(page)).hasText(findTitle);
        assertThat(page.locator("html")).hasAttribute("lang", language);
        search("merino");
        link(page, "Half-Zip").click();
        page.locator(".cell").nth(2).click();
        picture(page, picture.replace("me", "product"));
        page.locator(".actions .primary").click();
        assertThat(page.locator(".plan")).hasCount(4);
        longPicture(page, picture.replace("me", "ways"));
    }

    @Test
    void leavesNoTargetTooSmallForAThumb() {
        openSoldOut();
        Locator targets = page.locator("button:visible, nav a:visible, .row:visible, header a:visible");
        for (Locator target : targets.all()) {
            var box = target.boundingBox();
            assertThat(box.height).as(target.innerText()).isGreaterThanOrEqualTo(48);
            assertThat(box.width).as(target.innerText()).isGreaterThanOrEqualTo(45);
        }
    }

    private void search(String words) {
        page.fill("#q", words);
        page.keyboard().press("Enter");
        assertThat(page.locator(".list li")).hasCount(4);
    }

    private void openSoldOut() {
        page.navigate(gateway.address() + "/handheld/product/TUN-0001?sku=" + FakeProducts.SOLD_OUT_HERE);
        assertThat(page.locator(".places")).isVisible();
    }

    private void chooseWay(int n) {
        openSoldOut();
        button(page, "Get it to the customer").click();
        assertThat(page.locator(".plan")).hasCount(4);
        page.locator(".plan").nth(n).click();
        longPicture(page, "08-ways");
        button(page, "Choose this way").click();
        assertThat(title(page)).hasText("Who is it for?");
    }

    private void prepareSend() {
        chooseWay(0);
        page.fill("#value", "040 1234567");
        button(page, "Find the customer").click();
        button(page, "That's right, go on").click();
        page.fill("#paymentReference", "T1-000123");
        assertThat(button(page, "Send")).isEnabled();
    }

    private static JsonNode read(String json) {
        try {
            return FakeGateway.JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
