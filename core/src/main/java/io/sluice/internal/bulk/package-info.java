/** Writes what a publisher gives, chunk by chunk: what knows no entity. */
@NullMarked
package io.sluice.internal.bulk;

import org.jspecify.annotations.NullMarked;
