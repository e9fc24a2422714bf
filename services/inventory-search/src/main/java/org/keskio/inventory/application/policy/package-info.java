/**
 * The sourcing policy as versions.
 */
@NullMarked
package org.keskio.inventory.application.policy;

import org.jspecify.annotations.NullMarked;
