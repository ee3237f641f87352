package io.sluice.tests.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody, as a document. */
public record Employee(
    Name name, @Nullable String employment, @Nullable Integer age, List<String> skills) {
  /** A name, as a part of a document. */
  public record Name(String first, String last) {}
}
