package io.sluice.query;

import io.sluice.model.Association;
import java.util.ArrayList;
import java.util.List;

/** A path of several associations. */
record LongerPath<S, T>(List<Association<?, ?>> associations) implements IncludePath<S, T> {
  static <S, M, T> LongerPath<S, T> of(IncludePath<S, M> first, Association<M, T> last) {
    List<Association<?, ?>> all = new ArrayList<>(first.associations());
    all.add(last);
    return new LongerPath<>(List.copyOf(all));
  }
}
