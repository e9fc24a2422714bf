package org.keskio.inventory.domain.chance;

/**
 * All that is known about the pieces of a SKU at a place.
 *
 * @param onHand    what the record says
 * @param reserved  pieces of it that are held for others
 * @param countedAt when it was last counted, in seconds since 1970; 0 = never
 */
public record Evidence(int onHand, int reserved, long countedAt, Trail trail) {}
