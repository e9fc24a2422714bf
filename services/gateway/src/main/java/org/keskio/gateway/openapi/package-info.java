/**
 * The description of the API, completed from the contracts and their comments.
 */
@NullMarked
package org.keskio.gateway.openapi;

import org.jspecify.annotations.NullMarked;
