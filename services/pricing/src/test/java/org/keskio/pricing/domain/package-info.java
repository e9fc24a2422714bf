@NullMarked
package org.keskio.pricing.domain;

import org.jspecify.annotations.NullMarked;
