package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Sluice;
import io.sluice.ToMany;
import io.sluice.error.SluiceException;
import io.sluice.result.Linked;
import io.sluice.settings.Settings;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.StatementSignal;
import io.sluice.tests.TcpProxy;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member_;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Large sets that are cancelled at any statement, or whose connection breaks there. */
@Timeout(60)
public abstract class LargeLinkFaultContract extends ClubContract {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int CLUBS = 7_000; // more than a chunk
  private static final int LINKED = 100;

  private final TcpProxy proxy;
  private final ConnectionPool pool;

  protected LargeLinkFaultContract(DatabaseUnderTest database) {
    super(database);
    this.proxy = database.proxy();
    this.pool = database.pool(2, proxy);
  }

  @BeforeEach
  void rows() {
    member("Ada");
    linkedClubs(CLUBS, LINKED);
  }

  @AfterEach
  void nothingWritten() {
    database.requireNothingAcquired(pool);
    assertThat(get(clubs.count(q -> q.where(Club_.parentId.eq(1L))))).isEqualTo(LINKED - 1);
    assertThat(get(enrolments.count())).isEqualTo(LINKED - 1);
    proxy.close();
  }

  /** What a large set sends. */
  public enum Step {
    LOCK("^SELECT .t0.\\..id. FROM .* FOR "),
    CREATE("^CREATE"),
    FILL("^(COPY|INSERT INTO) .sluice_keys"),
    COUNT("^SELECT COUNT"),
    UNLINK("^(UPDATE|DELETE)"),
    LINK("^(UPDATE .* EXISTS .* (NOT|IS DISTINCT)|INSERT INTO .enrolments)"),
    DROP("^DROP");

    private final String regex;

    Step(String regex) {
      this.regex = regex;
    }
  }

  private Mono<Linked> set(StatementSignal signal, boolean hasMany) {
    Sluice target = Sluice.of(pool, settings -> impatient(settings).listener(signal));
    ToMany<?> association =
        hasMany
            ? target.model(Club_.TYPE).association(Club_.sections, 1L)
            : target.model(Member_.TYPE).association(Member_.clubs, 1L);
    return association.setKeys(Flux.range(50, CLUBS - 49));
  }

  private static Settings impatient(Settings settings) {
    return settings.cleanUpTimeout(Duration.ofMillis(500)).acquireTimeout(Duration.ofSeconds(5));
  }

  @DisplayName("a cancel at any statement leaves nothing, and gives the connection back")
  @ParameterizedTest
  @EnumSource
  void cancelled(Step step) {
    for (boolean hasMany : new boolean[] {true, false}) {
      StatementSignal signal = StatementSignal.started(step.regex);
      StepVerifier.create(set(signal, hasMany).takeUntilOther(signal.asMono()))
          .expectComplete()
          .verify(SOON);
      database.requireNothingAcquired(pool);
    }
  }

  @DisplayName("a connection that is cut at any statement is an error, and nothing is left")
  @ParameterizedTest
  @EnumSource
  void cut(Step step) {
    for (boolean hasMany : new boolean[] {true, false}) {
      StatementSignal signal = StatementSignal.started(step.regex);
      Mono<Void> cutting = signal.asMono().doOnSuccess(ignored -> proxy.cut());
      StepVerifier.create(Mono.when(set(signal, hasMany), cutting))
          .expectError(SluiceException.class)
          .verify(SOON);
      database.requireNothingAcquired(pool);
    }
  }
}
