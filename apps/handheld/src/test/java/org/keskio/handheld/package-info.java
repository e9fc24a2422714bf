@NullMarked
package org.keskio.handheld;

import org.jspecify.annotations.NullMarked;
