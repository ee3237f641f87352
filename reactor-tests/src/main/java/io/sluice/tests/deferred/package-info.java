/** Entities whose foreign keys are checked at the commit, or could be. */
@NullMarked
package io.sluice.tests.deferred;

import org.jspecify.annotations.NullMarked;
