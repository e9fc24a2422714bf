@NullMarked
package org.keskio.pricing.application;

import org.jspecify.annotations.NullMarked;
