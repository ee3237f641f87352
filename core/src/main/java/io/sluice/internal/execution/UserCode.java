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
import java.util.function.Consumer;
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
import reactor.util.context.ContextView;

/**
 * The one door to what users have written: listeners, printers, mappers, transaction bodies,
 * connection factories and hooks. Whatever they throw, be it an {@link Error} that Reactor would
 * let through, is logged or becomes a signal, and never reaches the lane's thread. Thread-safe.
 */
final class UserCode {
  private static final Logger LOG = LoggerFactory.getLogger(UserCode.class);

  private final boolean seen;
  private final List<StatementListener> listeners;
  private final @Nullable Function<Object, String> printer;

  UserCode(Settings settings) {
    this.seen = true;
    this.listeners = settings.listeners();
    this.printer = settings.valuePrinter();
  }

  private UserCode() {
    this.seen = false;
    this.listeners = List.of();
    this.printer = null;
  }

  /** One that nobody listens to. */
  static UserCode none() {
    return new UserCode();
  }

  /** Who sees the statement of a call: those of the settings, and those of its context. */
  List<StatementListener> listeners(ContextView context) {
    List<StatementListener> own = seen ? ofCall(context) : List.of();
    if (own.isEmpty()) {
      return listeners;
    }
    List<StatementListener> all = new ArrayList<>(listeners);
    all.addAll(own);
    return all;
  }

  /** Who sees the statements of a call beside all others. */
  static List<StatementListener> ofCall(ContextView context) {
    return context.hasKey(StatementListener.class)
        ? context.get((Object) StatementListener.class)
        : List.of();
  }

  /** Whether anybody wants to know of statements just now. */
  static boolean listens(List<StatementListener> listeners) {
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

  static void started(List<StatementListener> listeners, StatementEvent event) {
    for (StatementListener each : listeners) {
      try {
        each.started(event);
      } catch (Throwable thrown) {
        LOG.warn("A statement listener failed", thrown);
      }
    }
  }

  static void ended(
      List<StatementListener> listeners, StatementEvent event, StatementOutcome outcome) {
    for (StatementListener each : listeners) {
      try {
        each.ended(event, outcome);
      } catch (Throwable thrown) {
        LOG.warn("A statement listener failed", thrown);
      }
    }
  }

  /** Tells a listener; what it throws is logged. */
  static <T> void told(Consumer<T> listener, T what) {
    try {
      listener.accept(what);
    } catch (Throwable thrown) {
      LOG.warn("A listener failed", thrown);
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

  /** What a function does with a connection; what it throws is its error. */
  static <T> Publisher<T> onConnection(
      Function<? super Connection, ? extends Publisher<T>> function, Connection connection) {
    try {
      return guarded(
          Objects.requireNonNull(
              function.apply(connection), "the function of the connection gave null"));
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

  /** What a hook gives; what it throws is its error. */
  static <T> Mono<T> hook(Supplier<? extends @Nullable Mono<T>> call, String name) {
    try {
      Mono<T> given = call.get();
      return given == null
          ? failed(new NullPointerException("The hook " + name + " gave null"))
          : Mono.fromDirect(guarded(given));
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
