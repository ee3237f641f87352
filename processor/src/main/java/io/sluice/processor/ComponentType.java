package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.Declaration.Component;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What a component is by its type. */
sealed interface ComponentType {

  /** A value that a column holds. */
  record Value(ValueType value) implements ComponentType {}

  /**
   * A record whose components are columns.
   *
   * @param type the record
   * @param parts its components
   * @param prefix what the columns begin with
   * @param nullable whether it can be null
   */
  record Embedded(ClassName type, List<Component> parts, String prefix, boolean nullable)
      implements ComponentType {}

  /** A row or rows of another entity; the join row's type is there for a BelongsToMany only. */
  record Association(Kind kind, TypeElement target, @Nullable TypeElement join)
      implements ComponentType {}

  /** Nothing that Sluice knows, and what to do about it. */
  record Unsupported(String problem) implements ComponentType {}

  /** A type that the compiler does not know, or not yet. */
  record Unresolved() implements ComponentType {}

  /** The kinds of associations. */
  enum Kind {
    BELONGS_TO("BelongsTo"),
    HAS_ONE("HasOne"),
    HAS_MANY("HasMany"),
    BELONGS_TO_MANY("BelongsToMany");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** The class of its values. */
    ClassName type() {
      return ClassName.get("io.sluice", type);
    }

    /** The class of its constants. */
    ClassName association() {
      return Names.model(type + "Association");
    }

    /** The type's simple name, as errors have it. */
    @Override
    public String toString() {
      return type;
    }
  }
}
