/** Entities of which rows may be there already. */
@NullMarked
package io.sluice.tests.stock;

import org.jspecify.annotations.NullMarked;
