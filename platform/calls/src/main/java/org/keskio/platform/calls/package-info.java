/**
 * Calls between services: typed errors, who is calling, deadlines, retries and balance.
 */
@NullMarked
package org.keskio.platform.calls;

import org.jspecify.annotations.NullMarked;
