/**
 * The servers that are measured on, what stands between them and a contender, and what is in their
 * tables.
 */
@NullMarked
package io.sluice.benchmarks.server;

import org.jspecify.annotations.NullMarked;
