/**
 * Sluice beside hand-written R2DBC and other libraries: a program that measures, and writes what it
 * has seen.
 */
@NullMarked
package io.sluice.benchmarks;

import org.jspecify.annotations.NullMarked;
