package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import io.sluice.processor.Declaration.JoinTableSettings;
import io.sluice.processor.EntityModel.ForeignKey;
import java.util.List;

/** How an association gets from the rows of its entity to those of its target. */
sealed interface Link {

  /** By a foreign key of its own entity. */
  record Own(ForeignKey foreignKey) implements Link {}

  /** By a foreign key of the target. */
  record Inverse(End end) implements Link {}

  /** By two foreign keys of a join entity. */
  record Through(ClassName join, End near, End far) implements Link {}

  /** By a join table that has no entity. */
  record Table(JoinTableSettings settings) implements Link {}

  /**
   * A foreign key of another entity.
   *
   * @param component the component that it comes from
   * @param plain whether that is an attribute which is no foreign key by itself
   * @param references what a plain one refers to; empty for the key
   */
  record End(String component, boolean plain, List<String> references) {}
}
