@NullMarked
package org.keskio.demopartner;

import org.jspecify.annotations.NullMarked;
