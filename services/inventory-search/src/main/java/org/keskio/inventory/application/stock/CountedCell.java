package org.keskio.inventory.application.stock;

import java.util.OptionalInt;
import org.keskio.inventory.domain.stock.CellKey;
import org.keskio.inventory.domain.stock.Count;

/**
 * A row of a feed that can be taken.
 *
 * @param line   number of the row in its feed
 * @param safety another safety stock; empty = unchanged
 * @param now    whether it was counted at this moment, so that nothing can have come or gone since
 */
public record CountedCell(long line, CellKey cell, Count count, OptionalInt safety, boolean now) {}
