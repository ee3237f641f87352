package io.sluice.internal.execution;

import io.sluice.internal.gather.Answer;
import io.sluice.model.Key;
import java.util.List;
import java.util.Map;

/**
 * A call for the rows of one key, that one statement may answer together with others. Immutable.
 *
 * @param <R> what is made of a row
 */
public interface Inquiry<R> {
  /** What it asks for. */
  Key key();

  /** The statement for it alone. */
  Question<R> alone();

  /**
   * The statement for all of them, and what each row is to whom.
   *
   * @param callers who asks, by what they ask for
   * @param <W> who asks
   */
  <W> Question<Answer<W, R>> together(Map<Key, List<W>> callers);
}
