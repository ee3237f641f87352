package io.sluice.benchmarks.sluice;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.benchmarks.work.Draft;
import io.sluice.benchmarks.work.Writes;
import io.sluice.result.Imported;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes by models. */
final class SluiceWrites implements Writes {
  private final Sluice sluice;
  private final Model<User> users;
  private final Model<Account> accounts;
  private final Model<Account> alone;

  SluiceWrites(Sluice sluice, Sluice alone) {
    this.sluice = sluice;
    this.alone = alone.model(Account_.TYPE);
    this.users = sluice.model(User_.TYPE);
    this.accounts = sluice.model(Account_.TYPE);
  }

  @Override
  public Mono<Long> create(Draft draft) {
    return alone.create(Account.of(draft)).map(SluiceWrites::key);
  }

  @Override
  public Mono<Long> createGathered(Draft draft) {
    return accounts.create(Account.of(draft)).map(SluiceWrites::key);
  }

  @Override
  public Flux<Long> createAll(Flux<Draft> drafts, int count) {
    return accounts.bulkCreate(drafts.map(Account::of)).map(SluiceWrites::key);
  }

  @Override
  public Mono<Long> load(Flux<Draft> drafts) {
    return accounts.bulkImport(drafts.map(Account::of)).map(Imported::rows);
  }

  @Override
  public Mono<Long> growInTransaction(long id) {
    return sluice.transactional(grow(id));
  }

  @Override
  public Mono<Long> grow(long id) {
    return users
        .findByPk(id)
        .flatMap(user -> users.update(user, user.withAge(user.age() + 1)))
        .thenReturn(1L);
  }

  private static Long key(Account account) {
    return Objects.requireNonNull(account.id());
  }
}
