/** Entities of the contract of has-one and belongs-to associations. */
@NullMarked
package io.sluice.tests.toone;

import org.jspecify.annotations.NullMarked;
