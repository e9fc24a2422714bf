/**
 * Lost demand: what customers wanted and did not get, noted by clerks and read by those who buy.
 */
@NullMarked
package org.keskio.gateway.demand;

import org.jspecify.annotations.NullMarked;
