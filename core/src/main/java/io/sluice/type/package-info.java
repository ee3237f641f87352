/** How a Java value travels to a column and back. */
@NullMarked
package io.sluice.type;

import org.jspecify.annotations.NullMarked;
