/** Files with rights, for tests of enums in types of the database. */
@NullMarked
package io.sluice.tests.constants;

import org.jspecify.annotations.NullMarked;
