/** Entities with associations of every kind. */
@NullMarked
package io.sluice.tests.club;

import org.jspecify.annotations.NullMarked;
