/** What is sold: SKUs, styles, GTINs, the words people use for colours and sizes. */
@NullMarked
package org.keskio.inventory.domain.catalogue;

import org.jspecify.annotations.NullMarked;
