/**
 * The API of web shops, apps and tills.
 */
@NullMarked
package org.keskio.gateway.shop;

import org.jspecify.annotations.NullMarked;
