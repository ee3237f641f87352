/** Towns in regions, for tests of foreign keys that are written in more than one way. */
@NullMarked
package io.sluice.tests.region;

import org.jspecify.annotations.NullMarked;
