/** Tunturi, an invented Nordic outdoor chain: the demo world, generated from a seed. */
@NullMarked
package org.keskio.world;

import org.jspecify.annotations.NullMarked;
