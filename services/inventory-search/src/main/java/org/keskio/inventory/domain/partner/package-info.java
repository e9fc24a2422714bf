/**
 * Partners: who supplies what we don't have, and whether they keep their word.
 */
@NullMarked
package org.keskio.inventory.domain.partner;

import org.jspecify.annotations.NullMarked;
