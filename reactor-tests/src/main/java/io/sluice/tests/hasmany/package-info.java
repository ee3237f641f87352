/** Entities of the contract of has-many associations. */
@NullMarked
package io.sluice.tests.hasmany;

import org.jspecify.annotations.NullMarked;
