/** Starting, finding and stopping programs of the operating system. */
@NullMarked
package org.keskio.local.process;

import org.jspecify.annotations.NullMarked;
