/** Entities of the cases of includes that are soft-deleted, or that are not found by an id. */
@NullMarked
package io.sluice.tests.fair;

import org.jspecify.annotations.NullMarked;
