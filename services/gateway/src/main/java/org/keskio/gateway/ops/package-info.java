/**
 * The API of operators.
 */
@NullMarked
package org.keskio.gateway.ops;

import org.jspecify.annotations.NullMarked;
