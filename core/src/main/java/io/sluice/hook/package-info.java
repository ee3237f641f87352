/** What runs before and after operations, and who is asked about them: hooks, as values. */
@NullMarked
package io.sluice.hook;

import org.jspecify.annotations.NullMarked;
