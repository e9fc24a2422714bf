package org.keskio.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keskio.gateway.feed.FeedRecord.Refused;
import org.keskio.gateway.feed.FeedRecord.Row;

class CsvFeedTest {

    private static final int LONGEST = 1000;

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnLineOnly() throws IOException {
        assertThat(read("sku,location,on_hand\nA,X,1\nB,\"X,2\nC,X,3\nD,X,4\n"))
                .extracting(CsvFeedTest::shown)
                .containsExactly("2 A", "3 refused", "4 C", "5 D");
    }

    @Test
    void aLineTooLongInsideAQuoteEndsTheQuote() throws IOException {
        assertThat(read("sku,location,on_hand\nA,\"X,1\n" + "Z".repeat(LONGEST + 1) + "\nB,X,1\n"))
                .extracting(CsvFeedTest::shown)
                .containsExactly("2 refused", "3 refused", "4 B");
    }

    @Test
    void columnsMayComeInAnyOrderAndLinesEndAsInWindows() throws IOException {
        assertThat(read("on_hand,sku,location\r\n7,A,X\r\n\r\n8,B,Y\r\n"))
                .extracting(CsvFeedTest::shown)
                .containsExactly("2 A", "4 B");
    }

    @Property(tries = 200)
    void whatIsQuotedAsItShouldComesBackAsItWas(@ForAll @Size(min = 1, max = 5) List<@NotBlank String> skus)
            throws IOException {
        List<String> plain = skus.stream()
                .map(sku -> sku.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFEFF]", "?"))
                .toList();
        StringBuilder csv = new StringBuilder("sku,location,on_hand\n");
        plain.forEach(sku -> csv.append('"').append(sku.replace("\"", "\"\"")).append("\",X,1\n"));

        assertThat(read(csv.toString()))
                .extracting(record -> record instanceof Row row ? row.get("sku") : "refused")
                .isEqualTo(plain);
    }

    private static String shown(FeedRecord record) {
        return switch (record) {
            case Row row -> row.line() + " " + row.get("sku");
            case Refused refused -> refused.line() + " refused";
        };
    }

    private static List<FeedRecord> read(String csv) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), LONGEST);
        CsvFeed feed = new CsvFeed(FeedKind.STOCK, lines, LONGEST);
        List<FeedRecord> records = new ArrayList<>();
        @Nullable FeedRecord next = feed.next();
        while (next != null) {
            records.add(next);
            next = feed.next();
        }
        return records;
    }
}
