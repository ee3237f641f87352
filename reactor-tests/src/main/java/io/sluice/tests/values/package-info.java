/** Parcels and what is on them, for tests of values that are stored as others. */
@NullMarked
package io.sluice.tests.values;

import org.jspecify.annotations.NullMarked;
