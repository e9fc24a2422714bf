/**
 * Real parts and fixed identities for the tests of a service.
 */
@NullMarked
package org.keskio.platform.testkit;

import org.jspecify.annotations.NullMarked;
