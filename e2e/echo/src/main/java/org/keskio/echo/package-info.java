/** A service that does no work; the limit of what any of ours can reach. */
@NullMarked
package org.keskio.echo;

import org.jspecify.annotations.NullMarked;
