/** What is measured: works, and what a contender has to do for each. */
@NullMarked
package io.sluice.benchmarks.work;

import org.jspecify.annotations.NullMarked;
