/** Rows in, attribute values by position out. */
@NullMarked
package io.sluice.internal.row;

import org.jspecify.annotations.NullMarked;
