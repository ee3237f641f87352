/** Rows that know who has written them. */
@NullMarked
package io.sluice.tests.audit;

import org.jspecify.annotations.NullMarked;
