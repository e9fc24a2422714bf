/**
 * What every request passes: limits, headers, sessions, pages.
 */
@NullMarked
package org.keskio.gateway.web;

import org.jspecify.annotations.NullMarked;
