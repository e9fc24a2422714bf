/**
 * Facts for others.
 */
@NullMarked
package org.keskio.identity.outbound.events;

import org.jspecify.annotations.NullMarked;
