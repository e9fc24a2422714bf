/** The parts of the suite and how each is prepared, started, found healthy and stopped. */
@NullMarked
package org.keskio.local.engine;

import org.jspecify.annotations.NullMarked;
