/** Entities whose rows and join rows are soft-deleted, and a one-to-one that is unique. */
@NullMarked
package io.sluice.tests.venue;

import org.jspecify.annotations.NullMarked;
