package io.sluice.tests.contract;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementLog;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A part of the contract on execution, with one large table. */
@Timeout(150)
public abstract class EntryContract {
  /** The most that a single step of a test may take. */
  protected static final Duration PATIENCE = Duration.ofMinutes(2);

  protected final DatabaseUnderTest database;
  protected final Sluice sluice;
  protected final StatementLog log;
  protected final Model<Entry> entries;

  protected EntryContract(DatabaseUnderTest database) {
    this.database = database;
    this.sluice = database.sluice();
    this.log = database.log();
    this.entries = sluice.model(Entry_.TYPE);
  }

  @BeforeEach
  void createTables() {
    database.sync(Entry_.TYPE);
  }

  protected final void fill(long rows) {
    database.fill("entries", rows);
    log.clear();
  }

  protected static <T> T get(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(PATIENCE), "the Mono was empty");
  }

  protected final Flux<Entry> all() {
    return entries.findAll(query -> query.order(Entry_.id.asc()));
  }
}
