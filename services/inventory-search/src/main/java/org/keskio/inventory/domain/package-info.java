/** Values that both halves of the service speak of. */
@NullMarked
package org.keskio.inventory.domain;

import org.jspecify.annotations.NullMarked;
