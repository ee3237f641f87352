/** Entities of the cases of limits: writers, plans and posts, whose keys are their names. */
@NullMarked
package io.sluice.tests.press;

import org.jspecify.annotations.NullMarked;
