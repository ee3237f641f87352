/** Tables as values, made from the metamodel. */
@NullMarked
package io.sluice.schema;

import org.jspecify.annotations.NullMarked;
