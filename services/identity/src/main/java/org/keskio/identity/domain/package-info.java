/**
 * Who a customer is, how identifiers are read and who may recognise by them.
 */
@NullMarked
package org.keskio.identity.domain;

import org.jspecify.annotations.NullMarked;
