/**
 * How likely a piece that the record promises is really found: a belief over what lies there, fed by what was seen.
 */
@NullMarked
package org.keskio.inventory.domain.chance;

import org.jspecify.annotations.NullMarked;
