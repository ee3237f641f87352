/** Those who are compared. */
@NullMarked
package io.sluice.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
