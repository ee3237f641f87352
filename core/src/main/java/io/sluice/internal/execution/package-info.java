/** Lanes, leases, transactions and connections: the only user of the driver. */
@NullMarked
package io.sluice.internal.execution;

import org.jspecify.annotations.NullMarked;
