package io.sluice.internal.execution;

import io.sluice.internal.gather.Answer;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/**
 * How calls that write are carried out, alone or together. Thread-safe.
 *
 * @param <T> what a call writes
 * @param <R> what it gets
 */
public interface Writes<T, R> {
  /** Writes for one call. */
  Flux<R> alone(T written);

  /**
   * Writes for several calls, none of which is in a transaction. What fails for one of them is no
   * matter of the others.
   *
   * @param settled tells which, once: when a connection is there
   * @return an answer to each, by its place in the list
   */
  Flux<Answer<Integer, R>> together(Supplier<List<T>> settled);
}
