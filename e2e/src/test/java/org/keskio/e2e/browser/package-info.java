/** The handheld app in a browser at the size of a phone. */
@NullMarked
package org.keskio.e2e.browser;

import org.jspecify.annotations.NullMarked;
