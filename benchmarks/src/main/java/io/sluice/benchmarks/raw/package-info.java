/** R2DBC written by hand, as well as we can. */
@NullMarked
package io.sluice.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
