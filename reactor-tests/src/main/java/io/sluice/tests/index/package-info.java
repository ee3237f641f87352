/** Entities with indexes, checks and comments. */
@NullMarked
package io.sluice.tests.index;

import org.jspecify.annotations.NullMarked;
