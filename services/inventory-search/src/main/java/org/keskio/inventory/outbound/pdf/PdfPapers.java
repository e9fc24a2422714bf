package org.keskio.inventory.outbound.pdf;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.keskio.inventory.application.send.Papers;

/** Packing slips (A5) and labels (A6) as PDF. */
@ApplicationScoped
class PdfPapers implements Papers {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.uuuu");
    private static final float A5_WIDTH = 148;
    private static final float A5_HEIGHT = 210;
    private static final float A6_WIDTH = 105;
    private static final float A6_HEIGHT = 148;
    private static final float MARGIN = 10;
    // Of the slip's lower edge: the hint about returns.
    private static final float FOOT = 18;

    @Override
    public Uni<byte[]> packingSlip(PackingSlip slip) {
        return made((document, font) -> writeSlip(document, font, slip));
    }

    @Override
    public Uni<byte[]> label(Label label) {
        return made((document, font) -> writeLabel(document, font, label));
    }

    @FunctionalInterface
    private interface Sheets {
        void write(PDDocument document, PDFont font) throws IOException;
    }

    /** Fonts and pictures take their time: not on an event loop. */
    private static Uni<byte[]> made(Sheets sheets) {
        return Uni.createFrom().item(() -> print(sheets)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static byte[] print(Sheets sheets) {
        try (PDDocument document = new PDDocument();
                InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IllegalStateException("PDFBox came without its font " + FONT);
            }
            sheets.write(document, PDType0Font.load(document, file));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeSlip(PDDocument document, PDFont font, PackingSlip slip) throws IOException {
        SlipWords words = SlipWords.in(slip.language());
        Page page = new Page(document, font, A5_WIDTH, A5_HEIGHT);
        try {
            float y = head(page, slip, words);
            for (Line line : slip.lines()) {
                if (y > A5_HEIGHT - FOOT - 14) {
                    page.close();
                    page = new Page(document, font, A5_WIDTH, A5_HEIGHT);
                    page.text(MARGIN, 16, 11, words.title() + " " + slip.number());
                    y = 28;
                }
                page.textBefore(A5_WIDTH - MARGIN, y, 11, Integer.toString(line.quantity()));
                y = page.paragraph(MARGIN, y, A5_WIDTH - 2 * MARGIN - 18, 11, line.name());
                if (!line.variant().isBlank()) {
                    y = page.paragraph(MARGIN, y, A5_WIDTH - 2 * MARGIN - 18, 9, line.variant());
                }
                page.text(MARGIN, y, 8, line.code());
                page.rule(MARGIN, y + 2.5f, A5_WIDTH - 2 * MARGIN);
                y += 8.5f;
            }
            page.paragraph(MARGIN, A5_HEIGHT - FOOT + 4, A5_WIDTH - 2 * MARGIN, 9, words.returns());
        } finally {
            page.close();
        }
    }

    /** Returns where the lines begin. */
    private static float head(Page page, PackingSlip slip, SlipWords words) throws IOException {
        page.text(MARGIN, 18, 18, words.title());
        page.text(MARGIN, 26, 11, words.order() + " " + slip.number());
        page.text(MARGIN, 32, 9, words.ordered() + " " + DAY.format(slip.ordered()));
        page.barcode(A5_WIDTH - MARGIN - 58, 11, 58, 15, slip.number());
        float left = block(page, MARGIN, 44, 60, words.from(), slip.from());
        float right = slip.to().isEmpty() ? left : block(page, 78, 44, 60, words.to(), slip.to());
        float y = Math.max(left, right) + 8;
        page.text(MARGIN, y, 8, words.product());
        page.textBefore(A5_WIDTH - MARGIN, y, 8, words.pieces());
        page.rule(MARGIN, y + 1.5f, A5_WIDTH - 2 * MARGIN);
        return y + 8;
    }

    private static float block(Page page, float x, float y, float width, String title, List<String> lines)
            throws IOException {
        page.text(x, y, 8, title);
        float at = y + 5;
        for (String line : lines) {
            at = page.paragraph(x, at, width, 10, line);
        }
        return at;
    }

    private static void writeLabel(PDDocument document, PDFont font, Label label) throws IOException {
        try (Page page = new Page(document, font, A6_WIDTH, A6_HEIGHT)) {
            float inner = A6_WIDTH - 2 * MARGIN;
            float y = 12;
            for (String line : label.from()) {
                y = page.paragraph(MARGIN, y, inner, 8, line);
            }
            page.rule(MARGIN, y, inner);
            y += 8;
            float size = page.sizeFor(label.to(), inner, 96 - y);
            for (String line : label.to()) {
                y = page.paragraph(MARGIN, y, inner, size, line);
            }
            page.rule(MARGIN, 98, inner);
            page.text(MARGIN, 104, 10, label.number());
            page.textBefore(A6_WIDTH - MARGIN, 104, 10, weight(label));
            page.barcode(MARGIN - 6, 109, inner + 12, 24, label.barcode());
            page.text(MARGIN, 140, 12, label.barcode());
        }
    }

    private static String weight(Label label) {
        String pieces = label.pieces() + " x";
        return label.weightGram() == 0
                ? pieces
                : pieces + "  " + String.format(Locale.ROOT, "%.1f kg", label.weightGram() / 1000.0);
    }
}
