package io.sluice.internal.operation;

import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.internal.plan.KeyTablePlan;
import io.sluice.result.Linked;
import io.sluice.statement.Select;
import reactor.core.publisher.Mono;

/**
 * How links of one row are made and undone to all targets whose keys a table has: a statement each,
 * however many there are. For one operation.
 */
interface TableLinks {
  /** The table. */
  KeyTablePlan keys();

  /** How many of the targets can be linked; those that a link changes are locked. */
  Select present();

  /** The keys of the first of the others. */
  KeyPlan missing();

  /** Links those targets that are not linked yet, and emits how many. */
  Mono<Long> link(Session session);

  /**
   * Unlinks the targets.
   *
   * @param others whether it is all others that are unlinked
   */
  Mono<Linked> unlink(Session session, boolean others);
}
