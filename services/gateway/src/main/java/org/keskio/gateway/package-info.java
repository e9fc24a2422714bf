/**
 * The edge: REST for shops, handhelds and operators. Owns no data.
 */
@NullMarked
package org.keskio.gateway;

import org.jspecify.annotations.NullMarked;
