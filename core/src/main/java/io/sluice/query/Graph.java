package io.sluice.query;

import io.sluice.annotation.CheckReturnValue;
import io.sluice.model.Association;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The associations whose new rows are written together with a row, to any depth. Immutable and
 * comparable.
 *
 * @param <E> the entity
 */
@CheckReturnValue
public final class Graph<E> {
  private final Map<Association<?, ?>, Graph<?>> associations;

  private Graph(Map<Association<?, ?>, Graph<?>> associations) {
    this.associations = associations;
  }

  /** The row alone. */
  public static <E> Graph<E> none() {
    return new Graph<>(Map.of());
  }

  /** With the rows of the association. */
  public <T> Graph<E> with(Association<E, T> association) {
    return with(association, UnaryOperator.identity());
  }

  /** With the rows of the association, and what the function adds to them. */
  public <T> Graph<E> with(Association<E, T> association, UnaryOperator<Graph<T>> further) {
    Map<Association<?, ?>, Graph<?>> more = new LinkedHashMap<>(associations);
    more.put(association, further.apply(of(association)));
    return new Graph<>(more);
  }

  /** Whether rows of the association are written. */
  public boolean has(Association<E, ?> association) {
    return associations.containsKey(association);
  }

  /** What is written with the rows of the association. */
  @SuppressWarnings("unchecked") // put in with an association of the same target
  public <T> Graph<T> of(Association<E, T> association) {
    Graph<?> found = associations.get(association);
    return found == null ? none() : (Graph<T>) found;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Graph<?> graph && associations.equals(graph.associations);
  }

  @Override
  public int hashCode() {
    return associations.hashCode();
  }

  @Override
  public String toString() {
    return "Graph" + associations;
  }
}
