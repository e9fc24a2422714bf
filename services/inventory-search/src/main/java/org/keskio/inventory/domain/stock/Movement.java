package org.keskio.inventory.domain.stock;

import java.time.Instant;

/**
 * A line of the ledger.
 *
 * @param onHandChange   pieces on hand, signed
 * @param reservedChange pieces held, signed
 * @param reference      send order, reservation, receipt or feed
 * @param happenedAt     when it happened in the world
 */
public record Movement(
        CellKey cell, MovementKind kind, int onHandChange, int reservedChange, String reference, Instant happenedAt) {}
