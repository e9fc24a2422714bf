/**
 * What can be asked of identity, one class a use case, and the ports they need.
 */
@NullMarked
package org.keskio.identity.application;

import org.jspecify.annotations.NullMarked;
