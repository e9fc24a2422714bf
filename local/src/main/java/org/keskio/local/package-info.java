/** The suite on one machine: engines, services and the commands of {@code ./keskio}. */
@NullMarked
package org.keskio.local;

import org.jspecify.annotations.NullMarked;
