/**
 * Facts as they happen, pushed to screens.
 */
@NullMarked
package org.keskio.gateway.live;

import org.jspecify.annotations.NullMarked;
