/** Continents, their countries, who is of them and lives there, and what they live by. */
@NullMarked
package io.sluice.tests.atlas;

import org.jspecify.annotations.NullMarked;
