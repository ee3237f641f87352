package io.sluice.result;

import org.jspecify.annotations.Nullable;

/**
 * What is made of the values of a row, as by the constructor of a record. A value is null where the
 * database has none.
 */
public final class RowFunction {
  private RowFunction() {}

  /** Of one value. */
  @FunctionalInterface
  public interface Of1<A extends @Nullable Object, R> {
    /** What is made of it, never null. */
    R apply(A a);
  }

  /** Of two values. */
  @FunctionalInterface
  public interface Of2<A extends @Nullable Object, B extends @Nullable Object, R> {
    /** What is made of them, never null. */
    R apply(A a, B b);
  }

  /** Of three values. */
  @FunctionalInterface
  public interface Of3<
      A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object, R> {
    /** What is made of them, never null. */
    R apply(A a, B b, C c);
  }

  /** Of four values. */
  @FunctionalInterface
  public interface Of4<
      A extends @Nullable Object,
      B extends @Nullable Object,
      C extends @Nullable Object,
      D extends @Nullable Object,
      R> {
    /** What is made of them, never null. */
    R apply(A a, B b, C c, D d);
  }

  /** Of five values. */
  @FunctionalInterface
  public interface Of5<
      A extends @Nullable Object,
      B extends @Nullable Object,
      C extends @Nullable Object,
      D extends @Nullable Object,
      E extends @Nullable Object,
      R> {
    /** What is made of them, never null. */
    R apply(A a, B b, C c, D d, E e);
  }

  /** Of six values. */
  @FunctionalInterface
  public interface Of6<
      A extends @Nullable Object,
      B extends @Nullable Object,
      C extends @Nullable Object,
      D extends @Nullable Object,
      E extends @Nullable Object,
      F extends @Nullable Object,
      R> {
    /** What is made of them, never null. */
    R apply(A a, B b, C c, D d, E e, F f);
  }

  /** Of seven values. */
  @FunctionalInterface
  public interface Of7<
      A extends @Nullable Object,
      B extends @Nullable Object,
      C extends @Nullable Object,
      D extends @Nullable Object,
      E extends @Nullable Object,
      F extends @Nullable Object,
      G extends @Nullable Object,
      R> {
    /** What is made of them, never null. */
    R apply(A a, B b, C c, D d, E e, F f, G g);
  }

  /** Of eight values. */
  @FunctionalInterface
  public interface Of8<
      A extends @Nullable Object,
      B extends @Nullable Object,
      C extends @Nullable Object,
      D extends @Nullable Object,
      E extends @Nullable Object,
      F extends @Nullable Object,
      G extends @Nullable Object,
      H extends @Nullable Object,
      R> {
    /** What is made of them, never null. */
    R apply(A a, B b, C c, D d, E e, F f, G g, H h);
  }
}
