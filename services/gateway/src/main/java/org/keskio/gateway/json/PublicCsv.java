package org.keskio.gateway.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Shows flat messages as a table for spreadsheets: a column for each field, named as in the contract; values as
 * {@link PublicJson} shows them.
 */
public final class PublicCsv {

    /** CSV in UTF-8. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    // Without it spreadsheets take the text for their country's own encoding, and "hansikkäät" is not readable.
    private static final String UTF_8_MARK = "\uFEFF";
    // What a spreadsheet computes instead of showing it: OWASP, "CSV Injection".
    private static final String BEGINS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final String NOT_KNOWN = "-";

    private PublicCsv() {}

    /** The table with its header. */
    public static String of(Descriptor type, List<? extends Message> rows) {
        StringWriter text = new StringWriter();
        text.write(UTF_8_MARK);
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    type.getFields().stream().map(FieldDescriptor::getName).toList());
            for (Message row : rows) {
                csv.writeRecord(PublicJson.of(row)
                        .valueStream()
                        .map(value -> safe(value.asText("")))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The text as it is, or with an apostrophe before it where a spreadsheet would compute it. */
    static String safe(String value) {
        boolean formula = !value.isEmpty() && BEGINS_FORMULA.indexOf(value.charAt(0)) >= 0 && !value.equals(NOT_KNOWN);
        return formula ? "'" + value : value;
    }
}
