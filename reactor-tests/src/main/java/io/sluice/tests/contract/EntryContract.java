package io.sluice.tests.contract;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementLog;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
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

  /** What fails. */
  protected static <T> Mono<T> broken() {
    return Mono.error(new IllegalStateException("broken"));
  }

  /** Fills the table, and makes a user who has a project. */
  protected final void fillWithUser(long rows) {
    database.sync(User_.TYPE, Project_.TYPE);
    fill(rows);
    User ada = get(sluice.model(User_.TYPE).create(User_.name.set("Ada")));
    get(ada.projects().create(Project_.title.set("Notes")));
  }

  protected static <T> T get(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(PATIENCE), "the Mono was empty");
  }

  /** What the driver sends where {@link #unanswered} is not answered; for a proxy. */
  protected static final String UNANSWERED = "COUNT.*WHERE";

  /** A statement that no driver has prepared before, so that its text is sent. */
  protected static Mono<Long> unanswered(Model<Entry> model) {
    return model.count(query -> query.where(Entry_.id.gt(0L)));
  }

  protected final Flux<Entry> all() {
    return entries.findAll(query -> query.order(Entry_.id.asc()));
  }
}
