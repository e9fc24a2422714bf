package org.keskio.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.keskio.inventory.v1.LostDemandRow;

class PublicCsvTest {

    @Test
    void eachFieldIsAColumn() {
        LostDemandRow row = LostDemandRow.newBuilder()
                .setKey("hansikkäät, \"musta\"")
                .setTimes(7)
                .setFirstTime(Timestamp.newBuilder().setSeconds(1_795_000_000))
                .build();

        assertThat(PublicCsv.of(LostDemandRow.getDescriptor(), List.of(row)))
                .isEqualTo(
                        "\uFEFFkey,times,pieces,nothing_found,nobody_has_it,not_filled,noted_by_clerk,first_time,last_time\r\n"
                                + "\"hansikkäät, \"\"musta\"\"\",7,0,0,0,0,0,2026-11-18T11:06:40Z,\r\n");
    }

    @Test
    void whatASpreadsheetWouldComputeIsText() {
        for (String formula : List.of("=1+1", "+358 hat", "-2 sizes", "@SUM(A1)", "\t=1", "\uFF1D1")) {
            assertThat(PublicCsv.safe(formula)).isEqualTo("'" + formula);
        }
        for (String plain : List.of("", "-", "rain trousers", "TUN-0001-BLK-M", "2026-11-23", "7")) {
            assertThat(PublicCsv.safe(plain)).isEqualTo(plain);
        }
    }

    @Property
    void aTableIsReadAsItWasWritten(@ForAll List<String> keys) {
        List<LostDemandRow> rows = keys.stream()
                .map(key -> LostDemandRow.newBuilder().setKey(key).build())
                .toList();

        String table = PublicCsv.of(LostDemandRow.getDescriptor(), rows);

        assertThat(CsvReader.builder().ofCsvRecord(table.substring(1)).stream()
                        .skip(1)
                        .map(record -> record.getField(0)))
                .containsExactlyElementsOf(keys.stream().map(PublicCsv::safe).toList());
    }
}
