package io.sluice.query;

import io.sluice.internal.argument.Arguments;
import io.sluice.query.Condition.PatternKind;
import io.sluice.query.Expression.Parameter;
import io.sluice.type.DataType;
import java.util.List;

/**
 * A text. {@code startsWith}, {@code endsWith} and {@code contains} take the text as it is: {@code
 * %} and {@code _} in it mean themselves; only {@code like} takes a pattern. Immutable and
 * thread-safe.
 *
 * @param <E> the entity
 */
public interface StringOperand<E> extends ComparableOperand<E, String> {

  /** Begins with the text. */
  default Condition<E> startsWith(String text) {
    return pattern(PatternKind.LIKE, escape(text) + "%", false, false);
  }

  /** Begins with the text, in whatever case. */
  default Condition<E> startsWithIgnoreCase(String text) {
    return pattern(PatternKind.LIKE, escape(text) + "%", true, false);
  }

  /** Ends with the text. */
  default Condition<E> endsWith(String text) {
    return pattern(PatternKind.LIKE, "%" + escape(text), false, false);
  }

  /** Ends with the text, in whatever case. */
  default Condition<E> endsWithIgnoreCase(String text) {
    return pattern(PatternKind.LIKE, "%" + escape(text), true, false);
  }

  /** Has the text in it. */
  default Condition<E> contains(String text) {
    return pattern(PatternKind.LIKE, "%" + escape(text) + "%", false, false);
  }

  /** Has the text in it, in whatever case. */
  default Condition<E> containsIgnoreCase(String text) {
    return pattern(PatternKind.LIKE, "%" + escape(text) + "%", true, false);
  }

  /** Is the text, in whatever case. */
  default Condition<E> eqIgnoreCase(String text) {
    return pattern(PatternKind.LIKE, escape(text), true, false);
  }

  /**
   * Fits the pattern, in which {@code %} is any text, {@code _} any character, and {@code \}
   * escapes.
   */
  default Condition<E> like(String pattern) {
    return pattern(PatternKind.LIKE, pattern, false, false);
  }

  /** Does not fit the pattern, and is not null. */
  default Condition<E> notLike(String pattern) {
    return pattern(PatternKind.LIKE, pattern, false, true);
  }

  /** Fits the pattern, in whatever case. */
  default Condition<E> likeIgnoreCase(String pattern) {
    return pattern(PatternKind.LIKE, pattern, true, false);
  }

  /** Does not fit the pattern, in whatever case, and is not null. */
  default Condition<E> notLikeIgnoreCase(String pattern) {
    return pattern(PatternKind.LIKE, pattern, true, true);
  }

  /** Fits the database's regular expression somewhere. */
  default Condition<E> matches(String regex) {
    return pattern(PatternKind.REGEX, regex, false, false);
  }

  /** Does not fit the database's regular expression anywhere, and is not null. */
  default Condition<E> notMatches(String regex) {
    return pattern(PatternKind.REGEX, regex, false, true);
  }

  /** Fits the database's regular expression somewhere, in whatever case. */
  default Condition<E> matchesIgnoreCase(String regex) {
    return pattern(PatternKind.REGEX, regex, true, false);
  }

  /** Does not fit the database's regular expression anywhere, in whatever case, and is not null. */
  default Condition<E> notMatchesIgnoreCase(String regex) {
    return pattern(PatternKind.REGEX, regex, true, true);
  }

  /** In small letters. */
  default StringOperand<E> lower() {
    return new Computed.OfString<>(Operation.Known.LOWER, List.of(this));
  }

  /** In capital letters. */
  default StringOperand<E> upper() {
    return new Computed.OfString<>(Operation.Known.UPPER, List.of(this));
  }

  /** Without blanks before and after it. */
  default StringOperand<E> trim() {
    return new Computed.OfString<>(Operation.Known.TRIM, List.of(this));
  }

  /** How many characters it has. */
  default NumberOperand<E, Integer> length() {
    return new Computed.OfNumber<>(Operation.Known.LENGTH, List.of(this), DataType.INTEGER);
  }

  /** This with the text after it; null where this is null. */
  default StringOperand<E> concat(String text) {
    return concat(Parameter.of(this, text, "concat"));
  }

  /** This with the other text after it; null where one of them is null. */
  default StringOperand<E> concat(Expression<E, String> text) {
    return new Computed.OfString<>(
        Operation.Known.CONCAT, List.of(this, Arguments.given(text, "text")));
  }

  @Override
  default StringOperand<E> coalesce(String other) {
    return coalesce(Parameter.of(this, other, "coalesce"));
  }

  @Override
  default StringOperand<E> coalesce(Expression<E, String> other) {
    return new Computed.OfString<>(
        Operation.Known.COALESCE, List.of(this, Arguments.given(other, "expression")));
  }

  @Override
  default StringOperand<E> min() {
    return new Computed.OfString<>(Operation.Known.MINIMUM, List.of(this));
  }

  @Override
  default StringOperand<E> max() {
    return new Computed.OfString<>(Operation.Known.MAXIMUM, List.of(this));
  }

  private Condition<E> pattern(
      PatternKind kind, String pattern, boolean ignoreCase, boolean negated) {
    return new Condition.Pattern<>(
        this, kind, Arguments.given(pattern, this + ": the text"), ignoreCase, negated);
  }

  private String escape(String text) {
    Arguments.given(text, this + ": the text", "use isNull()");
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
