@NullMarked
package org.keskio.e2e.chart;

import org.jspecify.annotations.NullMarked;
