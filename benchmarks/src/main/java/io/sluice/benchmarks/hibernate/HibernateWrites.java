package io.sluice.benchmarks.hibernate;

import io.sluice.benchmarks.work.Draft;
import io.sluice.benchmarks.work.Writes;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.stage.Stage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes by sessions; many rows in batches, without a persistence context. */
final class HibernateWrites implements Writes {
  private static final int CHUNK = 1_000;
  private static final int CHUNKS_AT_ONCE = 4;

  private final Sessions sessions;

  HibernateWrites(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<Long> create(Draft draft) {
    Account account = Account.of(draft);
    return sessions.withoutContext(s -> s.insert(account)).then(Mono.fromSupplier(account::key));
  }

  @Override
  public Flux<Long> createAll(Flux<Draft> drafts, int count) {
    return drafts
        .map(Account::of)
        .buffer(CHUNK)
        .flatMap(this::inserted, CHUNKS_AT_ONCE)
        .map(Account::key);
  }

  private Flux<Account> inserted(List<Account> accounts) {
    return sessions
        .inTransactionWithoutContext(s -> s.insert(CHUNK, accounts.toArray()))
        .thenMany(Flux.fromIterable(accounts));
  }

  @Override
  public Mono<Long> load(Flux<Draft> drafts) {
    return createAll(drafts, 0).count();
  }

  @Override
  public Mono<Long> growInTransaction(long id) {
    return sessions.inTransaction(s -> grow(s, id));
  }

  @Override
  public Mono<Long> grow(long id) {
    return sessions.with(
        s -> grow(s, id).thenCompose(done -> s.flush().thenApply(flushed -> done)));
  }

  private static CompletionStage<Long> grow(Stage.Session session, long id) {
    return session
        .find(User.class, id)
        .thenApply(
            user -> {
              user.age++;
              return 1L;
            });
  }
}
