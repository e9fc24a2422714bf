/**
 * Use cases of partners: their feeds, asking them, ordering from them.
 */
@NullMarked
package org.keskio.inventory.application.partner;

import org.jspecify.annotations.NullMarked;
