/** The commands of {@code ./keskio}: each reads its options and asks the rest of the module to act. */
@NullMarked
package org.keskio.local.cli;

import org.jspecify.annotations.NullMarked;
