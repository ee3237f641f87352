/** jOOQ, which takes connections from an R2DBC pool. */
@NullMarked
package io.sluice.benchmarks.jooq;

import org.jspecify.annotations.NullMarked;
