/** The entry: {@link io.sluice.Sluice}, its models, and the association values of entities. */
@NullMarked
package io.sluice;

import org.jspecify.annotations.NullMarked;
