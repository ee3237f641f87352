/** The contract, a class for each part; a dialect runs each from a nested class of its own. */
@NullMarked
package io.sluice.tests.contract;

import org.jspecify.annotations.NullMarked;
