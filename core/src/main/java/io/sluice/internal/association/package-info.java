/** Mapped rows in, entities with their associations out. */
@NullMarked
package io.sluice.internal.association;

import org.jspecify.annotations.NullMarked;
