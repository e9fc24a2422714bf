/** All parts together: bringing them up and down, looking at them, and giving them a world to show. */
@NullMarked
package org.keskio.local.suite;

import org.jspecify.annotations.NullMarked;
