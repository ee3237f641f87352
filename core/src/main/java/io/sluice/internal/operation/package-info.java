/** What a model and an association do: the stages put together, one class a kind of work. */
@NullMarked
package io.sluice.internal.operation;

import org.jspecify.annotations.NullMarked;
