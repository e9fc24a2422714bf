/**
 * The world's numbering plans.
 */
@NullMarked
package org.keskio.identity.outbound.phone;

import org.jspecify.annotations.NullMarked;
