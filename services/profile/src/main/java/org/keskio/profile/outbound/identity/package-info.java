/**
 * What identity knows.
 */
@NullMarked
package org.keskio.profile.outbound.identity;

import org.jspecify.annotations.NullMarked;
