package org.keskio.inventory.outbound.pdf;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A page that is written from the top down; measures are in millimetres. */
final class Page implements AutoCloseable {

    static final float POINTS = 72f / 25.4f;

    // Ten modules of quiet on both sides, which scanners need (ISO/IEC 15417).
    private static final int QUIET = 10;

    private final PDFont font;
    private final float height;
    private final PDPageContentStream content;

    Page(PDDocument document, PDFont font, float width, float height) throws IOException {
        PDPage page = new PDPage(new PDRectangle(width * POINTS, height * POINTS));
        document.addPage(page);
        this.font = font;
        this.height = height;
        this.content = new PDPageContentStream(document, page);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    /** Text whose base line is {@code y} from the top. */
    void text(float x, float y, float size, String text) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x * POINTS, (height - y) * POINTS);
        content.showText(printable(text));
        content.endText();
    }

    /** Text that ends at {@code x}. */
    void textBefore(float x, float y, float size, String text) throws IOException {
        text(x - width(printable(text), size), y, size, text);
    }

    /** Lines of text, broken where they get too wide; returns the base line after the last. */
    float paragraph(float x, float y, float width, float size, String text) throws IOException {
        float at = y;
        for (String line : broken(printable(text), width, size)) {
            text(x, at, size, line);
            at += size * 1.25f / POINTS;
        }
        return at;
    }

    /** The largest size in which all of it fits into a block. */
    float sizeFor(List<String> paragraphs, float width, float blockHeight) throws IOException {
        for (float size : new float[] {15, 12, 10, 8}) {
            float needed = 0;
            for (String text : paragraphs) {
                needed += broken(printable(text), width, size).size() * size * 1.25f / POINTS;
            }
            if (needed <= blockHeight) {
                return size;
            }
        }
        return 6;
    }

    /** A thin line across. */
    void rule(float x, float y, float width) throws IOException {
        box(x, y, width, 0.2f);
    }

    /** Code 128 within a width; the bars begin at {@code y} from the top. */
    void barcode(float x, float y, float width, float barHeight, String text) throws IOException {
        BitMatrix bars = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 1, 1);
        int modules = bars.getWidth() - 2 * firstBar(bars);
        float module = width / (modules + 2 * QUIET);
        for (int i = 0; i < modules; i++) {
            if (bars.get(firstBar(bars) + i, 0)) {
                box(x + (QUIET + i) * module, y, module, barHeight);
            }
        }
    }

    private static int firstBar(BitMatrix bars) {
        int first = 0;
        while (!bars.get(first, 0)) {
            first++;
        }
        return first;
    }

    private void box(float x, float y, float width, float boxHeight) throws IOException {
        content.addRect(x * POINTS, (height - y - boxHeight) * POINTS, width * POINTS, boxHeight * POINTS);
        content.fill();
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size / POINTS;
    }

    private List<String> broken(String text, float width, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, size) > width) {
                int fits = fitting(line, width, size);
                lines.add(line.substring(0, fits));
                line = line.substring(fits);
            }
        }
        lines.add(line);
        return lines;
    }

    private int fitting(String word, float width, float size) throws IOException {
        int fits = 1;
        while (fits < word.length() - 1 && width(word.substring(0, fits + 1), size) <= width) {
            fits++;
        }
        return fits;
    }

    /** A sign that the font does not have is shown as a question mark, rather than no paper at all. */
    private String printable(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(sign -> {
            String one = Character.toString(sign);
            known.append(Character.isISOControl(sign) || !has(one) ? "?" : one);
        });
        return known.toString();
    }

    private boolean has(String sign) {
        try {
            return font.encode(sign).length > 0;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }
}
