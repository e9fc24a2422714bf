/**
 * The API of the handheld.
 */
@NullMarked
package org.keskio.gateway.clerk;

import org.jspecify.annotations.NullMarked;
