package org.keskio.inventory.outbound.postgres.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.keskio.inventory.application.index.IndexSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads all stock by PostgreSQL's binary copy: of millions of cells, neither side makes text of numbers, and the name of a
 * SKU or a location is read once and compared after that.
 */
final class StockRows {

    private static final String COPY =
            "copy (select sku, location, greatest(0, on_hand - reserved - safety), version from stock) to stdout"
                    + " (format binary)";
    // Signature, flags and the length of an extension that is not there.
    private static final int HEADER = 19;

    private final IndexSource.StockSink sink;
    private final Map<ByteBuffer, String> locations = new HashMap<>();
    private byte[] skuBytes = {};
    private String sku = "";

    StockRows(IndexSource.StockSink sink) {
        this.sink = sink;
    }

    void read(Connection connection) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY);
        try {
            boolean first = true;
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                take(ByteBuffer.wrap(data), first);
                first = false;
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** One row as a rule; the header comes alone or before the first. */
    private void take(ByteBuffer data, boolean first) {
        if (first) {
            data.position(HEADER);
        }
        while (data.remaining() >= Short.BYTES && data.getShort() == 4) {
            String of = sku(data);
            String at = location(data);
            data.getInt();
            int available = data.getInt();
            data.getInt();
            sink.cell(of, at, available, data.getLong());
        }
    }

    private String sku(ByteBuffer data) {
        int length = data.getInt();
        int from = data.position();
        data.position(from + length);
        if (!Arrays.equals(data.array(), from, from + length, skuBytes, 0, skuBytes.length)) {
            skuBytes = Arrays.copyOfRange(data.array(), from, from + length);
            sku = new String(skuBytes, StandardCharsets.UTF_8);
        }
        return sku;
    }

    private String location(ByteBuffer data) {
        int length = data.getInt();
        ByteBuffer name = data.slice(data.position(), length);
        data.position(data.position() + length);
        String known = locations.get(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[length];
        name.get(0, bytes);
        String location = new String(bytes, StandardCharsets.UTF_8);
        locations.put(ByteBuffer.wrap(bytes), location);
        return location;
    }
}
