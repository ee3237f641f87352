package io.sluice.internal.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Row;
import io.sluice.error.MappingException;
import io.sluice.error.SluiceException;
import io.sluice.internal.row.RowReader;
import io.sluice.listener.StatementEvent;
import io.sluice.listener.StatementListener;
import io.sluice.listener.StatementOutcome;
import io.sluice.settings.Settings;
import io.sluice.transaction.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The one door to what users have written: listeners, printers, mappers, transaction bodies,
 * connection factories and hooks. Whatever they throw, be it an {@link Error} that Reactor would
 * let through, is logged or becomes a signal, and never reaches the lane's thread. Thread-safe.
 */
final class UserCode {
  private static final Logger LOG = LoggerFactory.getLogger(UserCode.class);

  private final List<StatementListener> listeners;
  private final @Nullable Function<Object, String> printer;

  UserCode(Settings settings) {
    this.listeners = settings.listeners();
    this.printer = settings.valuePrinter();
  }

  private UserCode() {
    this.listeners = List.of();
    this.printer = null;
  }

  /** One that nobody listens to. */
  static UserCode none() {
    return new UserCode();
  }

  /** Whether anybody wants to know of statements just now. */
  boolean listens() {
    for (StatementListener each : listeners) {
      if (isEnabled(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnabled(StatementListener listener) {
    try {
      return listener.isEnabled();
    } catch (Throwable thrown) {
      LOG.warn("A statement listener failed", thrown);
      return false;
    }
  }

  void started(StatementEvent event) {
    for (StatementListener each : listeners) {
      try {
        each.started(event);
      } catch (Throwable thrown) {
        LOG.warn("A statement listener failed", thrown);
      }
    }
  }

  void ended(StatementEvent event, StatementOutcome outcome) {
    for (StatementListener each : listeners) {
      try {
        each.ended(event, outcome);
      } catch (Throwable thrown) {
        LOG.warn("A statement listener failed", thrown);
      }
    }
  }

  /** Whether values may be shown. */
  boolean showsValues() {
    return printer != null;
  }

  /** The value as it may be shown. */
  String printed(@Nullable Object value) {
    Function<Object, String> print = printer;
    Object plain = value instanceof Parameter typed ? typed.getValue() : value;
    if (plain == null || print == null) {
      return plain == null ? "null" : "?";
    }
    try {
      return print.apply(plain instanceof Object[] array ? Arrays.asList(array) : plain);
    } catch (Throwable thrown) {
      LOG.warn("The printer of values failed", thrown);
      return "?";
    }
  }

  /**
   * What the reader makes of a row.
   *
   * @throws SluiceException if it throws anything
   */
  static <T> T mapped(RowReader<T> reader, Row row) {
    try {
      return reader.read(row);
    } catch (SluiceException thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new MappingException("A row cannot be read: " + thrown.getMessage(), thrown);
    }
  }

  /** The body of a transaction; what it throws is its error. */
  static <T> Mono<T> body(Function<Transaction, Mono<T>> body, Transaction transaction) {
    try {
      return Objects.requireNonNull(body.apply(transaction), "the transaction's body gave null");
    } catch (Throwable thrown) {
      return failed(thrown);
    }
  }

  /** The body of a streaming transaction; what it throws is its error. */
  static <T> Flux<T> stream(Function<Transaction, Flux<T>> body, Transaction transaction) {
    try {
      return Objects.requireNonNull(body.apply(transaction), "the transaction's body gave null");
    } catch (Throwable thrown) {
      return UserCode.<T>failed(thrown).flux();
    }
  }

  /** A connection of the factory; what it throws is its error. */
  static Publisher<? extends Connection> connection(ConnectionFactory factory) {
    try {
      return guarded(Objects.requireNonNull(factory.create(), "the connection factory gave null"));
    } catch (Throwable thrown) {
      return failed(thrown);
    }
  }

  /** What is to run after a commit; what it throws is its error. */
  static Publisher<?> action(Supplier<? extends Publisher<?>> action) {
    try {
      return guarded(Objects.requireNonNull(action.get(), "an action after the commit gave null"));
    } catch (Throwable thrown) {
      return failed(thrown);
    }
  }

  private static <T> Publisher<T> guarded(Publisher<T> publisher) {
    return subscriber -> {
      try {
        publisher.subscribe(subscriber);
      } catch (Throwable thrown) {
        UserCode.<T>failed(thrown).subscribe(subscriber);
      }
    };
  }

  // hidden, since operators ask one that they know for its value, and let an Error of it through
  private static <T> Mono<T> failed(Throwable thrown) {
    return Mono.<T>error(thrown).hide();
  }

  /** An error that has no subscriber any more. */
  static void dropped(Throwable error, Context context) {
    try {
      Operators.onErrorDropped(error, context);
    } catch (Throwable thrown) {
      LOG.warn("An error was dropped, and the hook for such errors failed", error);
    }
  }

  /** The values as they may be shown; empty where they are hidden. */
  List<String> printed(List<? extends @Nullable Object> values) {
    if (printer == null) {
      return List.of();
    }
    List<String> all = new ArrayList<>(values.size());
    values.forEach(each -> all.add(printed(each)));
    return List.copyOf(all);
  }
}
