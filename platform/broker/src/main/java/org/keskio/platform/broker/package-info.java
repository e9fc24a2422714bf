/**
 * A real one-node Kafka broker in a JVM of its own.
 */
@NullMarked
package org.keskio.platform.broker;

import org.jspecify.annotations.NullMarked;
