/** Sluice. */
@NullMarked
package io.sluice.benchmarks.sluice;

import org.jspecify.annotations.NullMarked;
