/** Mapped rows in, entities with their associations out. */
@NullMarked
package io.sluice.internal.assembly;

import org.jspecify.annotations.NullMarked;
