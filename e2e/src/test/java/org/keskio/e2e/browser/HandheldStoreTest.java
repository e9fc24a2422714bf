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
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store does besides selling: parcels to pick, goods to receive, shelves to count, customers to ask. */
class HandheldStoreTest {

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
    void picksPacksAndShipsTogetherWhatTravelsTogether() {
        gateway.basket("S-BSK111", "S-BSK222");
        open("tasks");
        assertThat(page.locator("li.together .row")).hasCount(2);
        picture(page, "50-tasks-together");
        link(page, "S-BSK111").click();
        button(page, "Accept all 2, I'm getting them").click();
        assertThat(page.locator(".hint-line")).containsText("Scan the label");
        longPicture(page, "51-pick-together");
        scan(page, FakeProducts.GTIN);
        assertThat(link(page, "Packing slip"))
                .hasAttribute("href", Pattern.compile(".*/packing-slip\\.pdf\\?locale=en"));
        button(page, "Packed").click();
        assertThat(page.locator(".big-name")).hasText("Kuru Trail Boot"); // on to what goes into the same parcel
        scan(page, FakeProducts.BOOTS_GTIN);
        button(page, "Packed").click();
        assertThat(link(page, "Label")).hasAttribute("href", Pattern.compile(".*/label\\.pdf\\?locale=en"));
        page.fill("#trackingNumber", "JJFI60000009");
        longPicture(page, "52-ship-together");
        button(page, "Handed to the carrier").click();
        assertThat(title(page)).hasText("Tasks");
        assertThat(List.of("S-BSK111", "S-BSK222")).allSatisfy(number -> {
            JsonNode order = gateway.orderOf(number);
            assertThat(order.path("state").asText()).isEqualTo("in_transit");
            assertThat(order.path("trackingNumber").asText()).isEqualTo("JJFI60000009");
        });
    }

    @Test
    void opensTheTaskWhoseLabelIsScanned() {
        scan(page, "S-4K7Q2M");
        assertThat(page.locator("h1")).containsText("S-4K7Q2M");
        assertThat(page.locator("h1")).containsText("Pick");
    }

    @Test
    void declinesWithACauseAndIsHeardOnceThoughAnswersAreLost() {
        gateway.answersToLose.set(2);
        open("tasks/S-4K7Q2M");
        button(page, "We can't do it").click();
        page.getByLabel("Too much to do").check();
        page.fill("#words", "two of us are ill");
        picture(page, "53-decline");
        button(page, "Let another place send it").click();
        assertThat(page.locator(".note.changed")).containsText("Not saved yet");
        picture(page, "54-not-saved-yet");
        assertThat(page.locator(".notice")).containsText("another place sends it now");
        assertThat(gateway.asked).hasSize(3).containsOnly(gateway.asked.getFirst());
        assertThat(gateway.asked.getFirst().body().path("cause").asText()).isEqualTo("busy");
        assertThat(gateway.asked.getFirst().body().path("reason").asText()).isEqualTo("two of us are ill");
    }

    @Test
    void asksWithTheSameIdWhenTheClerkTriesAgainAfterAReload() {
        gateway.answersToLose.set(100);
        open("shelf?sku=" + FakeProducts.SOLD_OUT_HERE);
        page.fill("#number", "2");
        button(page, "Save the count").click();
        assertThat(page.locator(".note.changed")).containsText("Not saved yet");
        button(page, "Stop waiting").click();
        assertThat(page.locator(".note.changed")).containsText("Not known whether it was saved");
        page.reload();
        gateway.answersToLose.set(0);
        page.fill("#number", "2");
        button(page, "Save the count").click();
        assertThat(page.locator(".note.good")).containsText("Counted 2; the record said 3");
        picture(page, "55-counted");
        assertThat(gateway.asked.stream().map(FakeGateway.Asked::requestId).distinct())
                .hasSize(1);
    }

    @Test
    void asksTheCustomerWhatTheyWantWhenNobodyHasItAnyMore() {
        gateway.nobodyHasIt = true;
        open("tasks/S-4K7Q2M");
        button(page, "Can't find it").click();
        page.getByLabel("A customer has it in their hands").check();
        button(page, "Not here: let another place send it").click();
        assertThat(page.locator(".notice")).containsText("nobody else has it");
        page.locator(".row", new Page.LocatorOptions().setHasText("Ask the customer"))
                .click();
        assertThat(page.locator(".note.changed")).containsText("Nobody has it any more");
        longPicture(page, "56-choice");
        gateway.answersToLose.set(1);
        page.getByLabel("The order is cancelled").check();
        button(page, "That's what they want").click();
        assertThat(page.locator(".chip.off")).hasText("Cancelled");
        List<FakeGateway.Asked> choices = gateway.asked.stream()
                .filter(one -> one.path().endsWith("/choice"))
                .toList();
        assertThat(choices).hasSize(2).containsOnly(choices.getFirst());
        assertThat(choices.getFirst().body().path("choice").asText()).isEqualTo("refund");
    }

    @Test
    void takesBackWhatACustomerBrings() {
        gateway.order("S-RET777", "delivered", "ship_home", "FI-TMP-01", "");
        open("orders/S-RET777");
        button(page, "Take it back").click();
        page.getByLabel("Used or broken").check();
        longPicture(page, "57-return");
        button(page, "Take it back").click();
        assertThat(page.locator(".chip.off")).hasText("Returned");
        assertThat(gateway.asked.getFirst().body().path("condition").asText()).isEqualTo("damaged");
    }

    @Test
    void receivesATransferPieceByPieceAndTellsWhatDiffers() {
        open("tasks");
        page.locator(".tools a[href$=receive]").click();
        assertThat(page.locator(".list .row")).hasCount(1);
        picture(page, "58-receive");
        link(page, "Transfer").click();
        assertThat(page.locator(".row.line")).hasCount(2);
        scan(page, FakeProducts.GTIN);
        scan(page, FakeProducts.GTIN);
        page.locator(".stepper").last().getByLabel("One more").click();
        page.locator(".stepper").last().getByLabel("One more").click();
        assertThat(page.locator(".note.changed")).containsText("Lines that differ: 1");
        picture(page, "59-receive-differs");
        button(page, "Confirm 4 pcs").click();
        assertThat(page.locator(".notice")).containsText("Received: 4 pcs");
        JsonNode lines = gateway.asked.getFirst().body().path("lines");
        assertThat(lines.get(0).path("quantity").asInt()).isEqualTo(2);
    }

    @Test
    void sendsPiecesToAnotherStoreAndIsHeardOnce() {
        open("tasks");
        page.locator(".tools a[href$='transfers/new']").click();
        assertThat(title(page)).hasText("Send to another store");
        scan(page, FakeProducts.BOOTS_GTIN);
        assertThat(page.locator(".row.line")).hasCount(1);
        scan(page, FakeProducts.BOOTS_GTIN);
        scan(page, FakeProducts.GTIN);
        assertThat(page.locator(".row.line")).hasCount(2);
        assertThat(page.locator(".plan")).hasCount(5);
        assertThat(page.locator(".plans")).not().containsText("Vindel");
        assertThat(button(page, "Send 3 pcs")).isDisabled();
        page.fill("#sought", "oul");
        page.getByLabel("Tunturi Oulu").check();
        longPicture(page, "64-transfer-to");
        page.fill("#sought", "");
        assertThat(page.getByLabel("Tunturi Oulu")).isChecked();
        page.getByLabel("Tunturi Espoo Iso Omena").check();
        page.fill("#reference", "van 2");
        gateway.answersToLose.set(1);
        button(page, "Send 3 pcs").click();
        assertThat(page.locator(".notice")).containsText("On its way to Tunturi Espoo Iso Omena: 3 pcs");
        assertThat(title(page)).hasText("Tasks");
        assertThat(gateway.asked).hasSize(2).containsOnly(gateway.asked.getFirst());
        JsonNode body = gateway.asked.getFirst().body();
        assertThat(gateway.asked.getFirst().path()).isEqualTo("/transfers");
        assertThat(body.path("to").asText()).isEqualTo("FI-ESP-01");
        assertThat(body.path("reference").asText()).isEqualTo("van 2");
        assertThat(body.path("lines").get(0).path("sku").asText()).isEqualTo(FakeProducts.SOLD_OUT_HERE);
        assertThat(body.path("lines").get(1).path("quantity").asInt()).isEqualTo(2);
    }

    @Test
    void sendsPiecesWithTheKeyboardAloneAndIsToldWhenThereAreFewer() {
        gateway.stockShort = true;
        open("transfers/new");
        page.locator("#code").focus();
        page.keyboard().type(FakeProducts.BOOTS, new Keyboard.TypeOptions().setDelay(120));
        page.keyboard().press("Enter");
        assertThat(page.locator(".row.line")).hasCount(1);
        page.locator(".plan input").first().focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        assertThat(page.getByLabel("Central warehouse Vantaa")).isChecked();
        button(page, "Send 1 pcs").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".note.error")).containsText("There are fewer of them here");
        assertThat(page.locator(".note.error")).isFocused();
        picture(page, "65-transfer-short");
        button(page, "Send 1 pcs").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".notice")).containsText("On its way to Central warehouse Vantaa: 1 pcs");
        assertThat(gateway.asked.stream().map(FakeGateway.Asked::requestId).distinct())
                .hasSize(2);
        assertThat(title(page)).hasText("Tasks");
    }

    @Test
    void callsWhenACustomerMustChoose() {
        await().until(gateway::hasListeners);
        gateway.tellTask(gateway.order("S-ASK555", "awaiting_choice", "ship_home", "FI-TMP-01", ""), "choose");
        assertThat(page.locator(".notice")).containsText("Ask the customer");
        assertThat(page.locator("[aria-live=assertive]")).containsText("S-ASK555");
        picture(page, "66-choice-alert");
        page.locator(".notice a").click();
        assertThat(page.locator(".note.changed")).containsText("Nobody has it any more");
        assertThat(page.locator(".notice")).hasCount(0);
    }

    @Test
    void receivesWhatASupplierBrings() {
        open("receive/new");
        scan(page, FakeProducts.BOOTS_GTIN);
        assertThat(page.locator(".row.line")).hasCount(1);
        button(page, "Confirm 1 pcs").click();
        assertThat(page.locator("#reference-error")).isVisible();
        page.fill("#reference", "DN-4711");
        button(page, "Confirm 1 pcs").click();
        assertThat(page.locator(".notice")).containsText("Received: 1 pcs");
        assertThat(gateway.asked.getFirst().path()).isEqualTo("/stock/receipts");
    }

    @Test
    void takesDamagedPiecesOutOfSale() {
        open("shelf");
        picture(page, "60-shelf");
        scan(page, FakeProducts.GTIN);
        page.locator("input[name=mode][value=damage]").check();
        page.fill("#number", "1");
        page.getByLabel("Stained").check();
        longPicture(page, "61-damage");
        button(page, "Take them out of sale").click();
        assertThat(page.locator(".note.good")).containsText("Taken out of sale: 1");
        assertThat(gateway.asked.getFirst().body().path("reason").asText()).isEqualTo("stained");
    }

    @Test
    void notesWhatWasSearchedAndNotFound() {
        gateway.answersToLose.set(1);
        page.fill("#q", "zzz tent");
        page.keyboard().press("Enter");
        page.locator("keskio-wanted button").click();
        assertThat(page.locator(".noted")).isVisible();
        assertThat(gateway.asked).hasSize(2).containsOnly(gateway.asked.getFirst());
        assertThat(gateway.asked.getFirst().body().path("words").asText()).isEqualTo("zzz tent");
        picture(page, "62-wanted");
    }

    @Test
    void asksPartnersForWhatIsSoldOutEverywhereAndNotesItWhenNobodyHasIt() {
        gateway.nobodyHasIt = true;
        open("product/TUN-0001?sku=TUN-0001-BLK-XXL");
        button(page, "See ways, ask partners").click();
        assertThat(page.locator(".empty")).containsText("Nobody can supply it now");
        button(page, "Note that it was wanted").click();
        assertThat(page.locator(".noted")).isVisible();
        assertThat(gateway.asked.getFirst().body().path("sku").asText()).isEqualTo("TUN-0001-BLK-XXL");
    }

    @ParameterizedTest
    @CsvSource({"5,0,false", "3,0,false", "4,3,false", "5,4,true", "3,-2,true", "6,90,false", "4,180,true"})
    void readsABarcodeFromAPhoto(int moduleWidth, double degrees, boolean poorLight) {
        button(page, "Scan with the camera").click();
        page.setInputFiles(
                "dialog input[type=file]",
                new FilePayload(
                        "label.png",
                        "image/png",
                        BarcodePicture.of(FakeProducts.GTIN, moduleWidth, degrees, poorLight)));
        assertThat(title(page)).containsText("Merino Base Layer");
        assertThat(page.locator(".cell[aria-pressed=true]")).hasAttribute("aria-label", Pattern.compile("Black M.*"));
    }

    @Test
    void saysWhenAPhotoShowsNoBarcode() {
        button(page, "Scan with the camera").click();
        page.setInputFiles(
                "dialog input[type=file]",
                new FilePayload("wrong.png", "image/png", BarcodePicture.of("2000000000016", 5, 0, false)));
        assertThat(page.locator("dialog .note.error")).containsText("No barcode could be read");
        picture(page, "63-photo-nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void keepsNobodyOutInAnyLanguage(String language) {
        gateway.basket("S-BSK111", "S-BSK222");
        gateway.order("S-ASK555", "awaiting_choice", "ship_home", "FI-TMP-01", "");
        gateway.order("S-RET777", "collected", "ship_to_store", "FI-TMP-01", "FI-HEL-01");
        open("me");
        page.locator("input[name=language][value=" + language + "]").check();
        open("product/TUN-0207?sku=" + FakeProducts.BOOTS);
        page.locator(".actions .square").last().click();
        for (String screen : List.of(
                "basket",
                "ways",
                "tasks",
                "tasks/S-BSK111",
                "orders/S-ASK555",
                "orders/S-RET777",
                "receive",
                "receive/new",
                "transfers/new",
                "receive/0198c0de-0000-7000-8000-0000000000aa",
                "shelf?sku=" + FakeProducts.SOLD_OUT_HERE)) {
            open(screen);
            assertThat(page.locator(".loading")).hasCount(0);
            longPicture(page, "7-" + language + "-" + screen.replaceAll("[/?].*", "") + screen.length());
            assertThat(page.locator("main").innerText()).doesNotContainPattern("\\b[a-z]+\\.[a-z]+\\.[a-z]+\\b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks",
                "tasks/S-BSK111",
                "transfers/new",
                "receive/0198c0de-0000-7000-8000-0000000000aa",
                "shelf",
                "basket"
            })
    void leavesNoTargetTooSmallForAThumb(String screen) {
        gateway.basket("S-BSK111", "S-BSK222");
        open("product/TUN-0207?sku=" + FakeProducts.BOOTS);
        button(page, "Add to the basket").click();
        open(screen);
        assertThat(page.locator(".loading")).hasCount(0);
        for (Locator target : page.locator("button:visible, nav a:visible, .row:visible, a.button:visible")
                .all()) {
            var box = target.boundingBox();
            assertThat(box.height).as(target.innerText()).isGreaterThanOrEqualTo(48);
            assertThat(box.width).as(target.innerText()).isGreaterThanOrEqualTo(48);
        }
    }

    @Test
    void keepsTasksAndTransfersReadableWithoutANetwork() {
        page.waitForFunction("navigator.serviceWorker.controller !== null");
        open("receive");
        assertThat(page.locator(".list .row")).hasCount(1);
        open("tasks");
        assertThat(page.locator(".list .row")).hasCount(3);
        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator(".note.kept")).isVisible();
        assertThat(page.locator(".list .row")).hasCount(3);
        page.locator(".tools a[href$=receive]").click();
        assertThat(page.locator(".note.kept")).isVisible();
        assertThat(page.locator(".list .row")).hasCount(1);
        page.context().setOffline(false);
    }

    private void open(String screen) {
        page.navigate(gateway.address() + "/handheld/" + screen);
        assertThat(title(page)).isVisible();
    }
}
