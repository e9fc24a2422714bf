/**
 * Logins in Keycloak.
 */
@NullMarked
package org.keskio.identity.outbound.keycloak;

import org.jspecify.annotations.NullMarked;
