/** Boxes of lists, for tests of arrays. */
@NullMarked
package io.sluice.tests.lists;

import org.jspecify.annotations.NullMarked;
