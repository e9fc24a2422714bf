/**
 * Facts for others.
 */
@NullMarked
package org.keskio.profile.outbound.events;

import org.jspecify.annotations.NullMarked;
