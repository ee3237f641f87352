package io.sluice.query;

import io.sluice.error.ModelException;
import io.sluice.model.Association;
import io.sluice.model.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * A scope of an association as it is written down: an attribute by name, its values as text.
 *
 * @param attribute the attribute
 * @param values the values
 */
record ScopeText(String attribute, List<String> values) {
  static List<ScopeText> joined(List<ScopeText> first, String attribute, String... values) {
    List<ScopeText> all = new ArrayList<>(first);
    all.add(new ScopeText(attribute, List.of(values)));
    return List.copyOf(all);
  }

  static <E> List<Association.Scope<E>> read(EntityType<E> type, List<ScopeText> texts) {
    List<Association.Scope<E>> scopes = new ArrayList<>();
    for (ScopeText each : texts) {
      try {
        scopes.add(Association.Scope.of(type, each.attribute, each.values));
      } catch (IllegalArgumentException thrown) {
        throw new ModelException(
            "@Scope of " + type + "." + each.attribute + ": " + thrown.getMessage(), thrown);
      }
    }
    return List.copyOf(scopes);
  }
}
