/** What is measured in a process of its own. */
@NullMarked
package io.sluice.benchmarks.apart;

import org.jspecify.annotations.NullMarked;
