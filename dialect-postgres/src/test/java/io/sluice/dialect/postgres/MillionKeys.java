package io.sluice.dialect.postgres;

import io.r2dbc.spi.ConnectionFactories;
import io.sluice.Sluice;
import io.sluice.result.Linked;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.User_;
import java.time.Duration;
import reactor.core.publisher.Flux;

/** Links a million keys and sets a tenth of them; run in a heap of its own. */
final class MillionKeys {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private MillionKeys() {}

  /** The URL of the database, with its schema. */
  public static void main(String[] arguments) {
    Sluice sluice = Sluice.of(ConnectionFactories.get(arguments[0]));
    Flux<String> names = Flux.range(1, 1_000_000).map(each -> "skill " + each);
    Flux<Integer> ids = Flux.range(1, 200_000);
    Linked added =
        sluice.model(Member_.TYPE).association(Member_.skills, 1L).addKeys(names).block(PATIENCE);
    Linked set =
        sluice
            .model(Member_.TYPE)
            .association(Member_.skills, 1L)
            .setKeys(names.skip(900_000))
            .block(PATIENCE);
    Linked projects =
        sluice.model(User_.TYPE).association(User_.projects, 1L).setKeys(ids).block(PATIENCE);
    System.out.println(added + " " + set + " " + projects);
    System.exit(0); // the driver's threads would wait
  }
}
