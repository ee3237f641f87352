package io.sluice.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A projection that is right.
 *
 * @param element the record
 * @param entity the entity, null if it is of rows of statements that are written by hand
 * @param outputs what its values are of, as code
 * @param instance what makes it of {@code values}, as code
 */
record ProjectionModel(
    TypeElement element, @Nullable ClassName entity, List<CodeBlock> outputs, CodeBlock instance) {

  ClassName type() {
    return ClassName.get(element);
  }

  ClassName metamodel() {
    return Names.metamodel(type());
  }
}
