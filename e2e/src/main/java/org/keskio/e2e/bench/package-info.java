/**
 * Measures our RPCs against a limit in the same run. Server and load generator have a core each; before anything is
 * measured both are warm; ours and the limit take turns, so that a machine that drifts drifts for both.
 */
@NullMarked
package org.keskio.e2e.bench;

import org.jspecify.annotations.NullMarked;
