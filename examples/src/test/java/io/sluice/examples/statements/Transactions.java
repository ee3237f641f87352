package io.sluice.examples.statements;

import io.sluice.Sluice;
import io.sluice.query.Lock;
import io.sluice.transaction.TransactionOptions;
import org.reactivestreams.Publisher;

/** Transactions. */
final class Transactions extends Cases {
  Transactions(Sluice sluice) {
    super(sluice);
  }

  /** All that is inside. */
  Publisher<?> transaction() {
    return projects
        .findOne(q -> q.where(Project_.title.eq("Engine")).lock(Lock.Strength.UPDATE))
        .flatMap(each -> projects.update(each, Project_.budget.by(100)))
        .as(sluice::transactional);
  }

  /** A part that is rolled back alone. */
  Publisher<?> savepoint() {
    return sluice.transaction(
        tx ->
            projects
                .destroyByPk(1L)
                .then(
                    sluice.transaction(
                        part -> projects.destroyByPk(2L), TransactionOptions::nested)));
  }

  /** An operation that takes several statements, as a part of a transaction. */
  Publisher<?> operation() {
    return sluice.transaction(tx -> projects.destroyByPk(1L).then(user.teams().setKeys(1L, 2L)));
  }
}
