/**
 * Turns entities into their metamodels while they are compiled. Three stages: elements are read
 * into {@link io.sluice.processor.Declaration}s, which are checked and resolved into {@link
 * io.sluice.processor.EntityModel}s, from which source files are generated. The first knows javac's
 * elements only, the last JavaPoet only.
 */
@NullMarked
package io.sluice.processor;

import org.jspecify.annotations.NullMarked;
