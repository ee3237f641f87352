/** SQL that users write themselves: where its values stand, and what a row of it has. */
@NullMarked
package io.sluice.sql;

import org.jspecify.annotations.NullMarked;
