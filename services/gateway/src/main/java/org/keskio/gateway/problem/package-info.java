/**
 * Errors as callers see them: problem+json (RFC 9457) with the reasons of the services.
 */
@NullMarked
package org.keskio.gateway.problem;

import org.jspecify.annotations.NullMarked;
