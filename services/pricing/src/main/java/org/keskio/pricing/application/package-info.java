/** What pricing does: one class a use case, and the ports it needs. */
@NullMarked
package org.keskio.pricing.application;

import org.jspecify.annotations.NullMarked;
