@NullMarked
package org.keskio.messaging;

import org.jspecify.annotations.NullMarked;
