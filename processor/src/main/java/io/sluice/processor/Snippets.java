package io.sluice.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.List;

/** Pieces of code that several generators write. */
final class Snippets {
  private Snippets() {}

  /** The name of a table; an empty schema is that of the connection. */
  static CodeBlock tableName(String schema, String name) {
    return schema.isEmpty()
        ? CodeBlock.of("new $T(null, $S)", Names.model("TableName"), name)
        : CodeBlock.of("new $T($S, $S)", Names.model("TableName"), schema, name);
  }

  /** {@code List.of(a, b)}, of code. */
  static CodeBlock list(Collection<CodeBlock> items) {
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(items, ", "));
  }

  /** {@code "a", "b"}. */
  static CodeBlock strings(Collection<String> items) {
    return items.stream().map(each -> CodeBlock.of("$S", each)).collect(CodeBlock.joining(", "));
  }

  /** {@code a, b}, of names. */
  static CodeBlock names(Collection<String> items) {
    return items.stream().map(each -> CodeBlock.of("$N", each)).collect(CodeBlock.joining(", "));
  }

  /** A name of a database as text of a comment, which it does not end, whatever it is. */
  static String inComment(String name) {
    return name.replace("\\", "&#92;").replace("}", "&#125;").replace("*/", "*&#47;");
  }

  /** What an unset primitive is. */
  static CodeBlock zero(TypeName primitive) {
    if (primitive.equals(TypeName.BOOLEAN)) {
      return CodeBlock.of("false");
    } else if (primitive.equals(TypeName.BYTE) || primitive.equals(TypeName.SHORT)) {
      return CodeBlock.of("($T) 0", primitive);
    }
    return CodeBlock.of("0");
  }
}
