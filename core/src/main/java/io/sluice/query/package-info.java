/**
 * The query tree: conditions, expressions, order, includes and assignments, as immutable values.
 */
@NullMarked
package io.sluice.query;

import org.jspecify.annotations.NullMarked;
