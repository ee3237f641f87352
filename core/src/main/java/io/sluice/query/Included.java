package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.model.Association;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Includes with one more, which may be below others. */
final class Included {
  private Included() {}

  /**
   * The includes with the last association of the path, as the function says, below those before
   * it, which are added where they are not there yet.
   */
  static <T> List<Include<?>> of(
      List<Include<?>> includes, IncludePath<?, T> path, UnaryOperator<Include<T>> last) {
    Arguments.given(path, "association");
    Arguments.given(last, "include");
    return at(includes, path.associations(), last);
  }

  private static <T> List<Include<?>> at(
      List<Include<?>> includes, List<Association<?, ?>> path, UnaryOperator<Include<T>> last) {
    Association<?, ?> first = path.get(0);
    List<Include<?>> all = new ArrayList<>(includes);
    all.removeIf(each -> each.association() == first);
    all.add(
        path.size() == 1
            ? Arguments.given(last.apply(end(first)), "what the include function gives")
            : further(existing(includes, first), path.subList(1, path.size()), last));
    return all;
  }

  @SuppressWarnings("unchecked") // the last of the path leads to T
  private static <T> Include<T> end(Association<?, ?> association) {
    return (Include<T>) Include.of(association);
  }

  private static Include<?> existing(List<Include<?>> includes, Association<?, ?> association) {
    return includes.stream()
        .filter(each -> each.association() == association)
        .<Include<?>>map(each -> each)
        .findFirst()
        .orElseGet(() -> Include.of(association));
  }

  private static <M, T> Include<M> further(
      Include<M> include, List<Association<?, ?>> path, UnaryOperator<Include<T>> last) {
    return include.with(include.criteria().includes(at(include.criteria().includes(), path, last)));
  }
}
