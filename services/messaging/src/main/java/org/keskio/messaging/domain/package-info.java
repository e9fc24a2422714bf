/** What a message is and when one is due; plain Java. */
@NullMarked
package org.keskio.messaging.domain;

import org.jspecify.annotations.NullMarked;
