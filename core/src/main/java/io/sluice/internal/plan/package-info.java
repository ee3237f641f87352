/** Queries and the metamodel in, statements with settled aliases and their row shape out. */
@NullMarked
package io.sluice.internal.plan;

import org.jspecify.annotations.NullMarked;
