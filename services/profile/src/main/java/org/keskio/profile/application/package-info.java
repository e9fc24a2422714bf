/**
 * What can be asked of profile, and the ports it needs.
 */
@NullMarked
package org.keskio.profile.application;

import org.jspecify.annotations.NullMarked;
