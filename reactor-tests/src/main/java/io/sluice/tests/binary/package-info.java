/** Rows whose keys are bytes. */
@NullMarked
package io.sluice.tests.binary;

import org.jspecify.annotations.NullMarked;
