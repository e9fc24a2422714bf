package org.keskio.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keskio.e2e.browser.Phone.button;
import static org.keskio.e2e.browser.Phone.link;
import static org.keskio.e2e.browser.Phone.longPicture;
import static org.keskio.e2e.browser.Phone.picture;
import static org.keskio.e2e.browser.Phone.scan;
import static org.keskio.e2e.browser.Phone.title;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several things for one customer: one basket, one set of plans, one tap. */
class HandheldBasketTest {

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
    void sendsABasketInTwoParcelsWithOneTap() {
        fillBasket();
        picture(page, "40-basket");
        button(page, "Get it to the customer").click();
        assertThat(page.locator(".plan")).hasCount(2);
        assertThat(page.locator(".plan").first()).containsText("2 parcels");
        assertThat(page.locator(".leg").first()).containsText("Tampere");
        longPicture(page, "41-basket-ways");
        button(page, "Choose this way").click();
        review();
        picture(page, "42-basket-review");
        button(page, "Send").dblclick();
        assertThat(title(page)).hasText("It is ordered");
        assertThat(page.locator(".list .number")).hasText(new String[] {"S-7TT4NB", "S-B2M8QD"});
        picture(page, "43-basket-done");
        assertThat(gateway.sends).hasSize(1);
        page.reload();
        assertThat(page.locator(".list .number")).hasCount(2);
        link(page, "Basket").click();
        assertThat(page.locator(".empty")).isVisible(); // the next customer begins anew
    }

    @Test
    void asksAgainForABasketWithTheSameIdUntilAnswered() {
        gateway.sendsToLose = 2;
        fillBasket();
        button(page, "Get it to the customer").click();
        button(page, "Choose this way").click();
        review();
        button(page, "Send").click();
        assertThat(page.locator(".wait")).containsText("Not sent yet");
        assertThat(title(page)).hasText("It is ordered");
        assertThat(gateway.sends).hasSize(3).containsOnly(gateway.sends.getFirst());
    }

    @Test
    void countsRemovesAndAddsUpByTheOnePrice() {
        fillBasket();
        assertThat(page.locator(".sum-line .amount")).hasText(Pattern.compile("€\\s?259\\.80"));
        page.locator(".stepper").first().getByLabel("One more").click();
        assertThat(page.locator(".sum-line .amount")).hasText(Pattern.compile("€\\s?389\\.70"));
        page.locator(".stepper").last().getByLabel("One less").click();
        assertThat(page.locator(".row.line")).hasCount(1);
        page.reload();
        assertThat(page.locator(".stepper b")).hasText("2");
        button(page, "Empty the basket").click();
        assertThat(page.locator(".empty")).isVisible();
        picture(page, "44-basket-empty");
    }

    @Test
    void tellsWhatNobodyCanSupplyAndNotesThatItWasWanted() {
        fillBasket();
        page.navigate(gateway.address() + "/handheld/product/TUN-0001?sku=TUN-0001-TEA-S");
        button(page, "Add to the basket").click();
        link(page, "Basket").last().click();
        button(page, "Get it to the customer").click();
        assertThat(page.locator(".note.changed")).containsText("Nobody can supply this now");
        assertThat(page.locator(".note.changed li")).containsText("Teal S");
        longPicture(page, "45-basket-missing");
        gateway.answersToLose.set(1);
        page.locator("keskio-wanted button").click();
        assertThat(page.locator("keskio-wanted")).containsText("Noted");
        assertThat(gateway.asked).hasSize(2);
        assertThat(gateway.asked).containsOnly(gateway.asked.getFirst());
        JsonNode wanted = gateway.asked.getFirst().body();
        assertThat(wanted.path("sku").asText()).isEqualTo("TUN-0001-TEA-S");
    }

    @Test
    void keepsTheQuickWayForOneProductBesideAFullBasket() {
        fillBasket();
        page.navigate(gateway.address() + "/handheld/product/TUN-0001?sku=" + FakeProducts.SOLD_OUT_HERE);
        button(page, "Get it to the customer").click();
        assertThat(page.locator(".plan")).hasCount(4);
        button(page, "Choose this way").click();
        page.fill("#value", "040 1234567");
        button(page, "Find the customer").click();
        button(page, "That's right, go on").click();
        page.fill("#paymentReference", "T1-000123");
        button(page, "Send").click();
        assertThat(page.locator("p.number")).hasText("S-7TT4NB");
        link(page, "Basket").click();
        assertThat(page.locator(".row.line")).hasCount(2);
    }

    @Test
    void remembersWhatWasSeenAndSentUntilAnotherPersonLogsIn() {
        fillBasket();
        button(page, "Get it to the customer").click();
        button(page, "Choose this way").click();
        review();
        button(page, "Send").click();
        button(page, "Next customer").click();
        assertThat(page.locator(".tight").first()).containsText("Kuru Trail Boot");
        assertThat(page.locator(".tight").last()).containsText("S-B2M8QD");
        picture(page, "46-recent");
        link(page, "Helmi").click();
        gateway.username = "clerk.colleague";
        button(page, "Switch user").click();
        page.waitForURL(Pattern.compile(".*/handheld/$"));
        assertThat(page.locator(".empty")).isVisible();
        assertThat(page.locator(".tight")).hasCount(0);
    }

    private void fillBasket() {
        page.navigate(gateway.address() + "/handheld/product/TUN-0001?sku=" + FakeProducts.SOLD_OUT_HERE);
        button(page, "Add to the basket").click();
        assertThat(page.locator(".notice")).containsText("In the basket: 1");
        scan(page, FakeProducts.BOOTS_GTIN);
        assertThat(title(page)).containsText("Kuru Trail Boot");
        button(page, "Add to the basket").click();
        page.locator(".notice a").click();
        assertThat(page.locator(".row.line")).hasCount(2);
    }

    private void review() {
        page.fill("#value", "040 1234567");
        button(page, "Find the customer").click();
        button(page, "That's right, go on").click();
        button(page, "Send it here").click();
        page.fill("#paymentReference", "T1-000123");
        assertThat(button(page, "Send")).isEnabled();
    }
}
