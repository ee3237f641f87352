/**
 * What a database needs to join: capabilities, rendering, types and errors; found by {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package io.sluice.dialect;

import org.jspecify.annotations.NullMarked;
