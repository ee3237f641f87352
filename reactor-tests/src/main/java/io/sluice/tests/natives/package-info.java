/** Entities whose columns are of types that one database has, for tests of such types. */
@NullMarked
package io.sluice.tests.natives;

import org.jspecify.annotations.NullMarked;
