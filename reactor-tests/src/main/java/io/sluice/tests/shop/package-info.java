/** Entities of the cases of includes: a shop, in a schema of its own. */
@NullMarked
package io.sluice.tests.shop;

import org.jspecify.annotations.NullMarked;
