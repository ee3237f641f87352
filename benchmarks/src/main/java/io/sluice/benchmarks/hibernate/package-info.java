/** Hibernate Reactive, on the driver of Vert.x. */
@NullMarked
package io.sluice.benchmarks.hibernate;

import org.jspecify.annotations.NullMarked;
