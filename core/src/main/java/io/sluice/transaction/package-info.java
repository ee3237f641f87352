/** Transactions that travel in the Reactor context. */
@NullMarked
package io.sluice.transaction;

import org.jspecify.annotations.NullMarked;
