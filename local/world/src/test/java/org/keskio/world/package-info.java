@NullMarked
package org.keskio.world;

import org.jspecify.annotations.NullMarked;
