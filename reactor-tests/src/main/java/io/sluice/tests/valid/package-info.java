/** Rows with constraints of Jakarta Validation. */
@NullMarked
package io.sluice.tests.valid;

import org.jspecify.annotations.NullMarked;
