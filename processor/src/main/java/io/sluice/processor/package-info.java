/**
 * Turns entities into their metamodels while they are compiled. Three stages: {@code *Reader}s take
 * elements and give {@link io.sluice.processor.Declaration}s, right or wrong; {@code *Checks},
 * {@code Keys} and {@code Resolver} report what is wrong and give {@link
 * io.sluice.processor.EntityModel}s; {@code *Generator}s write these down and check nothing.
 */
@NullMarked
package io.sluice.processor;

import org.jspecify.annotations.NullMarked;
