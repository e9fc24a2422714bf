/** A partner of the demo world. */
@NullMarked
package org.keskio.demopartner;

import org.jspecify.annotations.NullMarked;
