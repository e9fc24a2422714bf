/** The use cases and the ports they need. */
@NullMarked
package org.keskio.messaging.application;

import org.jspecify.annotations.NullMarked;
