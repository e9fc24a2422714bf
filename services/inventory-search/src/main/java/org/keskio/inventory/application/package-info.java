/**
 * Use cases and the ports they need.
 */
@NullMarked
package org.keskio.inventory.application;

import org.jspecify.annotations.NullMarked;
