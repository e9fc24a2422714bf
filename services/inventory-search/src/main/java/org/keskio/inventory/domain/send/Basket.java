package org.keskio.inventory.domain.send;

import java.util.UUID;

/**
 * What was ordered together: the orders of one tap.
 *
 * @param id   shared by all of them
 * @param line which of them this is, from 1; the quote pays for each once
 */
public record Basket(UUID id, int line) {

    public Basket {
        if (line < 1) {
            throw new IllegalArgumentException("The line of a basket counts from 1, got " + line);
        }
    }
}
