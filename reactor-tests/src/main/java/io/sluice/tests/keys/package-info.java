/** Entities whose keys the database compares by rules of its own. */
@NullMarked
package io.sluice.tests.keys;

import org.jspecify.annotations.NullMarked;
