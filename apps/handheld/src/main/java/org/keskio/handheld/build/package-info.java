/** Bundles the app while the jar is built; not part of the jar. */
@NullMarked
package org.keskio.handheld.build;

import org.jspecify.annotations.NullMarked;
