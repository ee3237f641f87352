/** What operations give beside entities and numbers. */
@NullMarked
package io.sluice.result;

import org.jspecify.annotations.NullMarked;
