@NullMarked
package org.keskio.gateway.feed;

import org.jspecify.annotations.NullMarked;
