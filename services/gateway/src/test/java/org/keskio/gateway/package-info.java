@NullMarked
package org.keskio.gateway;

import org.jspecify.annotations.NullMarked;
