package org.keskio.inventory.inbound.grpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keskio.inventory.domain.catalogue.Sku;
import org.keskio.inventory.domain.plan.Pieces;
import org.keskio.inventory.v1.BasketLine;
import org.keskio.inventory.v1.PlanSendRequest;

/** Reads what is wanted: a basket or its only line. */
final class BasketFields {

    private static final int MOST_PIECES = 99;
    private static final int MOST_LINES = 20;

    private BasketFields() {}

    static List<Pieces> of(RequestFields fields, PlanSendRequest request) {
        if (request.getLinesCount() == 0) {
            return List.of(line(fields, "", request.getSku(), request.getQuantity()));
        }
        if (!request.getSku().isEmpty() || request.getQuantity() != 0) {
            fields.wrong("lines", "cannot be given together with sku and quantity");
        }
        return lines(fields, request.getLinesList());
    }

    static List<Pieces> lines(RequestFields fields, List<BasketLine> asked) {
        fields.count("lines", asked.size(), MOST_LINES);
        List<Pieces> lines = new ArrayList<>();
        Set<Sku> seen = new HashSet<>();
        for (BasketLine one : asked) {
            String path = "lines[" + lines.size() + "].";
            Pieces line = line(fields, path, one.getSku(), one.getQuantity());
            if (!one.getSku().isEmpty() && !seen.add(line.sku())) {
                fields.wrong(path + "sku", "is in an earlier line already; ask for more pieces there");
            }
            lines.add(line);
        }
        return lines;
    }

    private static Pieces line(RequestFields fields, String path, String sku, int quantity) {
        return new Pieces(
                fields.sku(path + "sku", sku), Math.max(1, fields.quantity(path + "quantity", quantity, MOST_PIECES)));
    }
}
