@NullMarked
package org.keskio.pricing;

import org.jspecify.annotations.NullMarked;
