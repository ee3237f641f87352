package io.sluice.model;

import io.sluice.generated.ProjectionMapper;
import io.sluice.query.Expression;
import io.sluice.type.DataType;
import java.util.List;

/**
 * A record of some values of rows, which {@link io.sluice.annotation.Projection} marks; its
 * generated class has it as {@code TYPE}. Immutable and thread-safe.
 *
 * @param <E> the entity; {@link Void} if it is of rows of statements that are written by hand
 * @param <R> the record
 */
public final class ProjectionType<E, R> {
  private final Class<R> javaType;
  private final List<Output<E>> outputs;
  private final ProjectionMapper<R> mapper;

  private ProjectionType(Class<R> javaType, List<Output<E>> outputs, ProjectionMapper<R> mapper) {
    this.javaType = javaType;
    this.outputs = List.copyOf(outputs);
    this.mapper = mapper;
  }

  /** A projection; for generated code. */
  @SafeVarargs
  public static <E, R> ProjectionType<E, R> of(
      Class<R> javaType, ProjectionMapper<R> mapper, Output<E>... outputs) {
    return new ProjectionType<>(javaType, List.of(outputs), mapper);
  }

  /** The record. */
  public Class<R> javaType() {
    return javaType;
  }

  /** What its values are of, in the order in which the mapper takes them. */
  public List<Output<E>> outputs() {
    return outputs;
  }

  /** What makes it of the values of a row. */
  public ProjectionMapper<R> mapper() {
    return mapper;
  }

  @Override
  public String toString() {
    return javaType.getSimpleName();
  }

  /**
   * One of its values.
   *
   * @param <E> the entity
   */
  public sealed interface Output<E> {
    /** Its column in a statement that is written by hand; empty if it is read by none. */
    String column();

    /** The type of the value. */
    DataType<?> type();

    /** A value of the entity's rows that has a column; for generated code. */
    static <E> Output<E> of(String column, Expression<E, ?> value) {
      return new OfEntity<>(column, value);
    }

    /** A value of a column alone; for generated code. */
    static Output<Void> of(String column, DataType<?> type) {
      return new OfColumn(column, type);
    }
  }

  /**
   * A value of the entity's rows.
   *
   * @param column its column in a statement that is written by hand; empty if it is read by none
   * @param value the value
   */
  public record OfEntity<E>(String column, Expression<E, ?> value) implements Output<E> {
    @Override
    public DataType<?> type() {
      return value.type();
    }
  }

  /**
   * A value of a column alone.
   *
   * @param column the column
   * @param type its type
   */
  public record OfColumn(String column, DataType<?> type) implements Output<Void> {}
}
