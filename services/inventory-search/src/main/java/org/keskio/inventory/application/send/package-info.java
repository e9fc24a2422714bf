/**
 * Use cases of Search and Send: plans, orders, tasks of the stores.
 */
@NullMarked
package org.keskio.inventory.application.send;

import org.jspecify.annotations.NullMarked;
