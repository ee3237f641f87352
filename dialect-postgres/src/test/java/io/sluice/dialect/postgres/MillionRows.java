package io.sluice.dialect.postgres;

import io.r2dbc.spi.ConnectionFactories;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.time.Duration;
import reactor.core.publisher.Flux;

/** Writes a million rows in each form of bulk; run in a heap of its own. */
final class MillionRows {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ROWS = 1_000_000;

  private MillionRows() {}

  /** The URL of the database, with its schema. */
  public static void main(String[] arguments) {
    Sluice sluice = Sluice.of(ConnectionFactories.get(arguments[0]));
    Model<User> users = sluice.model(User_.TYPE);
    Flux<User> given =
        Flux.range(0, ROWS)
            .map(each -> User_.builder().name("user").email("u" + each).visits(each).build());
    Long imported = users.bulkImport(given).map(each -> each.rows()).block(PATIENCE);
    // read in the transaction that writes, through a cursor
    Flux<User> read = users.findAll(q -> q.fetchSize(1_000).where(User_.visits.lt(ROWS / 10)));
    Flux<User> copies = read.map(each -> each.withEmail("copy of " + each.email()).withId(null));
    Long created = users.bulkCreate(copies).count().block(PATIENCE);
    Flux<User> older = read.map(each -> each.withAge(9));
    Long updated = users.bulkUpdate(older, User_.age).block(PATIENCE);
    Flux<User> renamed = read.map(each -> each.withName("renamed"));
    Long upserted =
        users
            .bulkUpsert(renamed, options -> options.keepGenerated())
            .map(each -> each.rows())
            .block(PATIENCE);
    Flux<Object> keys = read.map(each -> users.key(each));
    Long destroyed = users.bulkDestroy(keys).block(PATIENCE);
    System.out.printf(
        "imported %d created %d updated %d upserted %d destroyed %d%n",
        imported, created, updated, upserted, destroyed);
    System.exit(0); // the driver's threads would wait
  }
}
