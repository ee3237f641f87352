/** What callers give. */
@NullMarked
package io.sluice.internal.argument;

import org.jspecify.annotations.NullMarked;
