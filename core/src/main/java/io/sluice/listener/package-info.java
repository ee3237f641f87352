/** What an observer of statements sees, and the log of SQL. */
@NullMarked
package io.sluice.listener;

import org.jspecify.annotations.NullMarked;
