/** The metamodel: entity types, attributes, foreign keys and associations, as values. */
@NullMarked
package io.sluice.model;

import org.jspecify.annotations.NullMarked;
