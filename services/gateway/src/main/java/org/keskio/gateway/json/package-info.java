/**
 * The shape of the public JSON: what services say, in camelCase, and what callers may say.
 */
@NullMarked
package org.keskio.gateway.json;

import org.jspecify.annotations.NullMarked;
