/**
 * Calls to the services behind the gateway.
 */
@NullMarked
package org.keskio.gateway.peers;

import org.jspecify.annotations.NullMarked;
