@NullMarked
package org.keskio.gateway.json;

import org.jspecify.annotations.NullMarked;
