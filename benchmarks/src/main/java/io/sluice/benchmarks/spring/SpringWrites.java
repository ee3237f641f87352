package io.sluice.benchmarks.spring;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.sluice.benchmarks.work.Draft;
import io.sluice.benchmarks.work.Writes;
import java.util.Objects;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes entity by entity: there is nothing for many. */
final class SpringWrites implements Writes {
  private static final int IN_FLIGHT = 64;

  private final R2dbcEntityTemplate template;
  private final TransactionalOperator transactions;

  SpringWrites(R2dbcEntityTemplate template, TransactionalOperator transactions) {
    this.template = template;
    this.transactions = transactions;
  }

  @Override
  public Mono<Long> create(Draft draft) {
    return template.insert(Account.of(draft)).map(account -> Objects.requireNonNull(account.id()));
  }

  @Override
  public Flux<Long> createAll(Flux<Draft> drafts, int count) {
    return drafts.flatMap(this::create, IN_FLIGHT);
  }

  @Override
  public Mono<Long> load(Flux<Draft> drafts) {
    return drafts.flatMap(this::create, IN_FLIGHT).count();
  }

  @Override
  public Mono<Long> growInTransaction(long id) {
    return transactions.transactional(grow(id));
  }

  @Override
  public Mono<Long> grow(long id) {
    return template
        .selectOne(query(where("id").is(id)), User.class)
        .flatMap(user -> template.update(user.older()))
        .thenReturn(1L);
  }
}
