package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.listener.StatementOutcome;
import io.sluice.settings.Settings;
import io.sluice.tests.AlteredConnections;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.Thrown;
import io.sluice.tests.model.Entry;
import io.sluice.tests.model.Entry_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What tests of user code that throws share: a pool of one, and code that throws where a test says.
 */
@Timeout(30)
abstract class CallbackCases extends EntryContract {
  protected static final Duration SOON = Duration.ofSeconds(3);
  protected static final long ROWS = 600;

  protected final AlteredConnections connections;
  protected final Sluice one;
  protected final Model<Entry> model;
  protected final Model<User> users;
  protected final Model<Project> projects;
  private final ConnectionPool pool;
  private final Sinks.Empty<Void> reached = Sinks.empty();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile @Nullable Object armed;
  private volatile Thrown kind = Thrown.RUNTIME_EXCEPTION;

  CallbackCases(DatabaseUnderTest database) {
    super(database);
    this.pool = database.pool(1, database.proxy());
    this.connections = new AlteredConnections(pool);
    this.one = Sluice.of(connections, this::settings);
    this.model = one.model(Entry_.TYPE);
    this.users = one.model(User_.TYPE);
    this.projects = one.model(Project_.TYPE);
  }

  private Settings settings(Settings settings) {
    return settings
        .cleanUpTimeout(Duration.ofMillis(500))
        .acquireTimeout(SOON)
        .showValues(value -> at("printer", "?"))
        .clock(new ArmedClock())
        .listener(new ArmedListener());
  }

  @BeforeEach
  void rows() {
    fillWithUser(ROWS);
    get(model.count()); // there is a connection, and it is known which server it is
  }

  /** Makes the code of this name throw. */
  protected void arm(Object where, Thrown thrown) {
    kind = thrown;
    armed = where;
  }

  /** What is thrown. */
  protected Thrown kind() {
    return kind;
  }

  /** Throws, if it is the code of this name that is to. */
  protected <T> T at(Object where, T otherwise) {
    if (where.equals(armed)) {
      calls.incrementAndGet();
      reached.tryEmitEmpty();
      kind.raise();
    }
    return otherwise;
  }

  /** Subscribes, which may throw, as may the subscriber, if it is armed. */
  protected Sinks.Empty<Void> subscribe(Publisher<?> call) {
    Sinks.Empty<Void> ended = Sinks.empty();
    try {
      call.subscribe(new ArmedSubscriber<>(ended));
    } catch (Throwable thrown) {
      ended.tryEmitEmpty();
    }
    return ended;
  }

  /** Waits until the code has thrown. */
  protected void awaitThrown() {
    reached.asMono().block(SOON);
    assertThat(calls.get()).as("calls of the code that throws").isPositive();
  }

  /** The one place of the pool serves at once, and is free after it. */
  protected void requireThatThePoolServes() {
    armed = null;
    connections.restore();
    assertThat(model.count().block(SOON)).isGreaterThanOrEqualTo(ROWS);
    database.requireNothingOpen(one);
    database.requireNothingAcquired(pool);
  }

  /** A value that a driver cannot write. */
  protected BigDecimal unwritable() {
    return new Unwritable();
  }

  private final class Unwritable extends BigDecimal {
    private static final long serialVersionUID = 1L;

    Unwritable() {
      super("1.00");
    }

    @Override
    public String toString() {
      return at("codec", super.toString());
    }

    @Override
    public String toPlainString() {
      return at("codec", super.toPlainString());
    }

    @Override
    public BigInteger unscaledValue() {
      return at("codec", super.unscaledValue());
    }
  }

  /** A key whose text throws. */
  protected Object unprintable() {
    return new Object() {
      @Override
      public String toString() {
        return at("key", "no key");
      }
    };
  }

  protected Flux<Object> unprintableKeys() {
    return Flux.just(unprintable());
  }

  /** Keys that throw when they are taken. */
  protected List<Object> brokenKeys() {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return at("collection", 1L);
      }

      @Override
      public int size() {
        return 1;
      }
    };
  }

  /** A source that throws in one of its methods. */
  @SafeVarargs
  protected final <T> Publisher<T> source(String where, T... values) {
    return subscriber -> {
      at(where + " subscribe", true);
      subscriber.onSubscribe(
          new Subscription() {
            @Override
            public void request(long number) {
              at(where + " request", true);
              for (T each : values) {
                subscriber.onNext(each);
              }
            }

            @Override
            public void cancel() {
              at(where + " cancel", true);
            }
          });
    };
  }

  private final class ArmedListener implements StatementListener {
    @Override
    public void started(StatementEvent statement) {
      at("started", true);
      if (statement.sql().startsWith("COMMIT")) {
        at("commit started", true);
      }
    }

    @Override
    public void ended(StatementEvent statement, StatementOutcome outcome) {
      at("ended", true);
      if (statement.sql().startsWith("COMMIT")) {
        at("commit ended", true);
      }
    }
  }

  private final class ArmedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return at("clock", Instant.EPOCH);
    }
  }

  private final class ArmedSubscriber<T> implements Subscriber<T> {
    private final Sinks.Empty<Void> ended;

    ArmedSubscriber(Sinks.Empty<Void> ended) {
      this.ended = ended;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      at("onSubscribe", true);
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T value) {
      at("onNext", true);
    }

    @Override
    public void onError(Throwable thrown) {
      ended.tryEmitEmpty();
      at("onError", true);
    }

    @Override
    public void onComplete() {
      ended.tryEmitEmpty();
      at("onComplete", true);
    }
  }
}
