/** Statements as values, and the text that they become. */
@NullMarked
package io.sluice.tests.rendering;

import org.jspecify.annotations.NullMarked;
