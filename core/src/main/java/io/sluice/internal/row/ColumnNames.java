package io.sluice.internal.row;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.RowMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the columns of a result are, by their names. For one result; immutable. */
final class ColumnNames {
  private static final int SEVERAL = -1;

  private final RowMetadata metadata;
  private final List<String> names;
  private final Map<String, Integer> exact = new HashMap<>();
  private final Map<String, Integer> lower = new HashMap<>();

  private ColumnNames(RowMetadata metadata) {
    this.metadata = metadata;
    List<String> all = new ArrayList<>();
    for (ColumnMetadata each : metadata.getColumnMetadatas()) {
      exact.merge(each.getName(), all.size(), (one, other) -> SEVERAL);
      lower.merge(lower(each.getName()), all.size(), (one, other) -> SEVERAL);
      all.add(each.getName());
    }
    this.names = List.copyOf(all);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Those of the result, which are the known ones unless it is another result. */
  static ColumnNames of(RowMetadata metadata, @Nullable ColumnNames known) {
    return known != null && known.metadata == metadata ? known : new ColumnNames(metadata);
  }

  /** The names, in their order. */
  List<String> names() {
    return names;
  }

  /** Whether there is such a column, or several. */
  boolean has(String name) {
    return exact.containsKey(name) || lower.containsKey(lower(name));
  }

  /**
   * Where the column is.
   *
   * @throws IllegalArgumentException if there is none, or several
   */
  int index(String name) {
    Integer found = exact.get(name);
    Integer index = found == null ? lower.get(lower(name)) : found;
    if (index == null) {
      throw new IllegalArgumentException(
          "the result has no column " + name + "; it has " + String.join(", ", names));
    } else if (index == SEVERAL) {
      throw new IllegalArgumentException(
          "the result has several columns "
              + name
              + ": give each a name of its own by AS, or read it by its number; it has "
              + String.join(", ", names));
    }
    return index;
  }

  /**
   * The number of a column, if it is one.
   *
   * @throws IllegalArgumentException if it is not
   */
  int required(int index) {
    if (index < 0 || index >= names.size()) {
      throw new IllegalArgumentException(
          "the result has no column "
              + index
              + "; it has "
              + names.size()
              + ", counted from 0: "
              + String.join(", ", names));
    }
    return index;
  }
}
