/** Writing the mail and handing it to the mail server. */
@NullMarked
package org.keskio.messaging.outbound.mail;

import org.jspecify.annotations.NullMarked;
