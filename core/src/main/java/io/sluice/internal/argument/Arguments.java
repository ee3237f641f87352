package io.sluice.internal.argument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what callers give: what is missing is an error at the call that names it. */
public final class Arguments {
  private Arguments() {}

  /**
   * The argument.
   *
   * @param name what it is, for the error
   * @throws IllegalArgumentException if it is null
   */
  public static <T> T given(@Nullable T argument, String name) {
    if (argument == null) {
      throw new IllegalArgumentException(name + " is null");
    }
    return argument;
  }

  /**
   * The argument.
   *
   * @param name what it is, for the error
   * @param wayOut what to write instead
   * @throws IllegalArgumentException if it is null
   */
  public static <T> T given(@Nullable T argument, String name, String wayOut) {
    if (argument == null) {
      throw new IllegalArgumentException(name + " is null; " + wayOut);
    }
    return argument;
  }

  /**
   * The arguments as a list, a view of the array.
   *
   * @param name what one of them is, for the error
   * @throws IllegalArgumentException if one is null
   */
  @SafeVarargs
  public static <T> List<T> each(String name, T... arguments) {
    return each(name, Arrays.asList(given(arguments, name)));
  }

  /**
   * The arguments, of which there is one at least, as a list.
   *
   * @param name what one of them is, for the error
   * @throws IllegalArgumentException if one is null
   */
  @SafeVarargs
  public static <T> List<T> listOf(String name, T first, T... more) {
    List<T> all = new ArrayList<>();
    all.add(given(first, name));
    all.addAll(each(name, more));
    return all;
  }

  /**
   * The arguments.
   *
   * @param name what one of them is, for the error
   * @throws IllegalArgumentException if one is null
   */
  public static <T, C extends Collection<T>> C each(String name, @Nullable C arguments) {
    C given = given(arguments, name);
    int place = 1;
    for (T argument : given) {
      if (argument == null) {
        throw new IllegalArgumentException(name + " " + place + " is null");
      }
      place++;
    }
    return given;
  }

  /**
   * The number, which is at least 1.
   *
   * @param name what is counted, for the error
   * @throws IllegalArgumentException if it is smaller
   */
  public static int requirePositive(int number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException(name + ": " + number + "; there is at least 1");
    }
    return number;
  }
}
