package io.sluice.internal.operation;

import io.sluice.error.NotNullConstraintException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.internal.execution.Session;
import io.sluice.internal.plan.ConflictPlan;
import io.sluice.internal.plan.JoinRowTablePlan;
import io.sluice.internal.plan.KeyPlan;
import io.sluice.internal.plan.KeyTablePlan;
import io.sluice.internal.plan.Moment;
import io.sluice.internal.plan.UpdatePlan;
import io.sluice.result.Linked;
import io.sluice.statement.Select;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Links that are rows of a join table, made and undone by a table of keys. For one operation.
 *
 * @param plan the statements
 * @param named what says which value a join row lacks
 */
record JoinRowTableLinks<J>(
    JoinRowTablePlan<?, J> plan, UnaryOperator<NotNullConstraintException> named)
    implements TableLinks {
  @Override
  public KeyTablePlan keys() {
    return plan.keys();
  }

  @Override
  public Select present() {
    return plan.presentKeys().count();
  }

  @Override
  public KeyPlan missing() {
    return plan.missingKeys();
  }

  @Override
  public Mono<Long> link(Session session) {
    return inserted(session).onErrorMap(NotNullConstraintException.class, named);
  }

  private Mono<Long> inserted(Session session) {
    Moment moment = session.moment();
    ConflictPlan<J> conflict = plan.conflict();
    if (conflict == null) {
      return session.change(plan.unlinked(moment));
    } else if (ConflictPlan.counts(session.capabilities())) {
      return session.change(plan.tolerant(conflict, moment));
    }
    Mono<Long> inserted = session.change(plan.missing(conflict, moment));
    UpdatePlan<J> retake = plan.retake(conflict, moment);
    // a row that another transaction was inserting is there by now
    Mono<Long> fresh = inserted.onErrorResume(UniqueConstraintException.class, error -> inserted);
    return retake == null
        ? fresh
        : fresh.flatMap(count -> session.change(retake.at(moment)).map(retaken -> count + retaken));
  }

  @Override
  public Mono<Linked> unlink(Session session, boolean others) {
    return session.change(plan.remove(others).at(session.moment())).map(Linked::removed);
  }
}
