package org.keskio.inventory.application.send;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.keskio.inventory.domain.catalogue.Language;

/** Makes the papers that travel with a parcel, away from the threads that answer calls. */
public interface Papers {

    /** What is in the box, for the customer, as PDF. */
    Uni<byte[]> packingSlip(PackingSlip slip);

    /** Where it goes, for the carrier, as PDF of 105 x 148 mm. */
    Uni<byte[]> label(Label label);

    /**
     * A packing slip; it tells no prices, the box may be a gift.
     *
     * @param number  of the order that it was asked for
     * @param ordered when
     * @param from    name and address of the source
     * @param to      whom and where to, or the store where it is collected; may be empty
     * @param lines   everything that travels together
     */
    record PackingSlip(
            Language language, String number, LocalDate ordered, List<String> from, List<String> to, List<Line> lines) {

        public PackingSlip {
            from = List.copyOf(from);
            to = List.copyOf(to);
            lines = List.copyOf(lines);
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "PackingSlip[" + number + "]";
        }
    }

    /** A line of a packing slip: a product, its colour and size, its code and how many. */
    record Line(String name, String variant, String code, int quantity) {}

    /**
     * A label.
     *
     * @param barcode    what the barcode says: the carrier's number, ours before there is one
     * @param weightGram of all pieces; 0 when unknown
     */
    record Label(String number, String barcode, List<String> from, List<String> to, int pieces, int weightGram) {

        public Label {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "Label[" + number + "]";
        }
    }
}
