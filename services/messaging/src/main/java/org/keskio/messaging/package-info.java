/** Messages to customers: decided, sent, explained. */
@NullMarked
package org.keskio.messaging;

import org.jspecify.annotations.NullMarked;
