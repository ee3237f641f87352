package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.listener.StatementOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what docs/observing.md shows. */
@Timeout(60)
class ObservingReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void listeners() {
    String url = PostgresTestServer.url("readme_observing");
    List<String> seen = new CopyOnWriteArrayList<>();
    // readme: observing-listener
    StatementListener slow =
        new StatementListener() {
          @Override
          public void ended(StatementEvent statement, StatementOutcome outcome) {
            if (outcome.duration().toMillis() > 100) {
              String trace = statement.context().getOrDefault("trace", "none");
              seen.add(trace + ": " + statement.sql() + ", " + outcome.rows() + " rows");
            }
          }
        };
    Sluice observed = Sluice.create(url, settings -> settings.listener(slow));
    // readme: end
    Model<User> users = observed.model(User_.TYPE);
    observed.sync().block(PATIENCE);
    seen.clear();
    observed
        .sql("SELECT pg_sleep(0.2)::text")
        .map(row -> 1)
        .contextWrite(context -> context.put("trace", "7f"))
        .blockLast(PATIENCE);
    assertThat(seen).containsExactly("7f: SELECT pg_sleep(0.2)::text, 1 rows");
    // readme: observing-call
    Mono<Long> counted =
        users.count().contextWrite(StatementListener.also(slow)).timeout(Duration.ofSeconds(5));
    // readme: end
    StepVerifier.create(counted).expectNext(0L).expectComplete().verify(PATIENCE);
    observed.drop().then(observed.close()).block(PATIENCE);
  }
}
