/** Which calls are answered by one statement, and when it is sent; knows no database. */
@NullMarked
package io.sluice.internal.gather;

import org.jspecify.annotations.NullMarked;
