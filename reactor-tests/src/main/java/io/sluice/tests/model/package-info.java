/** The entities of the contract. */
@NullMarked
package io.sluice.tests.model;

import org.jspecify.annotations.NullMarked;
