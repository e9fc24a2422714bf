/**
 * The person, what they consented to, and what each looker may see.
 */
@NullMarked
package org.keskio.profile.domain;

import org.jspecify.annotations.NullMarked;
