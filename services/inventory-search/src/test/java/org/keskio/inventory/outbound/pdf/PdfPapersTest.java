package org.keskio.inventory.outbound.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keskio.inventory.outbound.pdf.PrintedPaper.scanned;
import static org.keskio.inventory.outbound.pdf.PrintedPaper.text;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.application.send.Papers;
import org.keskio.inventory.domain.catalogue.Language;

class PdfPapersTest {

    private static final List<String> FROM = List.of("Tunturi Tampere", "Hämeenkatu 5", "33100 Tampere", "FI");
    private static final List<String> TO =
            List.of("Åsa Öström-Järvinen", "Ærøskøbingvej 12 B, 2. sal", "5970 Ærøskøbing", "DK");

    private final PdfPapers papers = new PdfPapers();

    @Test
    void aSlipTellsWhatIsInTheBoxInTheCustomersLanguageAndNoPrice() throws Exception {
        byte[] pdf = made(slip(
                Language.FI,
                List.of(
                        new Papers.Line("Merinopaita", "Musta, M", "TUN-0001-BLK-M  2000000100036", 1),
                        new Papers.Line("Kevyt untuvatakki", "Sininen, L", "TUN-0104-BLU-L", 2))));

        assertThat(text(pdf))
                .contains("Pakkausluettelo", "Tilaus S-4K7Q2M", "Merinopaita", "Musta, M", "Kevyt untuvatakki", "2")
                .contains("Åsa Öström-Järvinen", "Ærøskøbing", "23.11.2026")
                .doesNotContain("€", "EUR");
        assertThat(scanned(pdf)).isEqualTo("S-4K7Q2M");
        assertThat(size(pdf)).containsExactly(148, 210);
        keep(pdf, "packing-slip");
    }

    @Test
    void aSlipOfManyLinesGoesOnOverleaf() throws Exception {
        byte[] pdf = made(slip(
                Language.SV,
                IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> new Papers.Line("Skalbyxa " + i, "Grå, " + i, "SKU-" + i, i))
                        .toList()));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
        }
        assertThat(text(pdf)).contains("Följesedel S-4K7Q2M", "Skalbyxa 1", "Skalbyxa 20", "SKU-20");
    }

    @Test
    void aLabelIsScannedAsTheCarriersNumber() throws Exception {
        byte[] pdf = papers.label(new Papers.Label("S-4K7Q2M", "JJFI60000000000001", FROM, TO, 3, 1250))
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(scanned(pdf)).isEqualTo("JJFI60000000000001");
        assertThat(text(pdf)).contains("Åsa Öström-Järvinen", "Tunturi Tampere", "S-4K7Q2M", "3 x  1.3 kg");
        assertThat(size(pdf)).containsExactly(105, 148);
        keep(pdf, "label");
    }

    @Test
    void theLongestAddressLeavesTheBarcodeAlone() throws Exception {
        String longest = "Kauppakeskus ".repeat(15);
        byte[] pdf = papers.label(new Papers.Label(
                        "S-4K7Q2M",
                        "S-4K7Q2M",
                        FROM,
                        List.of(longest, longest, "00100 " + "Helsinki ".repeat(11), "FI"),
                        1,
                        0))
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(scanned(pdf)).isEqualTo("S-4K7Q2M");
    }

    @Test
    void fontsAreEmbeddedSoThatAnyPrinterHasThem() throws Exception {
        byte[] pdf = made(slip(Language.EN, List.of()));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
                assertThat(page.getResources().getFontNames()).isNotEmpty();
            }
        }
    }

    @Test
    void namesThatNoFontKnowsAndEndlessWordsStillGiveAPaper() throws Exception {
        byte[] pdf = made(slip(
                Language.EN, List.of(new Papers.Line("雪 socks \uD83D\uDE00\u0000", "x".repeat(300), "Σ Ж ő ł", 1))));

        assertThat(text(pdf)).contains("? socks ??", "Σ Ж ő ł");
    }

    private static Papers.PackingSlip slip(Language language, List<Papers.Line> lines) {
        return new Papers.PackingSlip(language, "S-4K7Q2M", LocalDate.of(2026, 11, 23), FROM, TO, lines);
    }

    private byte[] made(Papers.PackingSlip slip) {
        return papers.packingSlip(slip).await().atMost(Duration.ofSeconds(20));
    }

    private static List<Integer> size(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDRectangle box = document.getPage(0).getMediaBox();
            return List.of(Math.round(box.getWidth() / Page.POINTS), Math.round(box.getHeight() / Page.POINTS));
        }
    }

    /** For people to look at: {@code -Dkeskio.papers=folder}. */
    private static void keep(byte[] pdf, String name) throws IOException {
        String folder = System.getProperty("keskio.papers", "");
        if (!folder.isEmpty()) {
            assertThat(ImageIO.write(PrintedPaper.image(pdf, 150), "png", new File(folder, name + ".png")))
                    .isTrue();
        }
    }
}
