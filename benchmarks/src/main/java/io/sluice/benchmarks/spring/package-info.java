/** Spring Data R2DBC. */
@NullMarked
package io.sluice.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
