/** Exhibits with reviews and labels, for tests of scopes of associations. */
@NullMarked
package io.sluice.tests.museum;

import org.jspecify.annotations.NullMarked;
