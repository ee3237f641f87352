/** Entities of the contract of belongs-to-many associations. */
@NullMarked
package io.sluice.tests.manytomany;

import org.jspecify.annotations.NullMarked;
