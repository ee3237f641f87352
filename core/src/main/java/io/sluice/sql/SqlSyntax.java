package io.sluice.sql;

import java.util.Set;

/**
 * What a database reads as quotes and comments, in which nothing is a place for a value. Immutable
 * and thread-safe.
 *
 * @param rules what it does beyond standard SQL
 */
public record SqlSyntax(Set<Rule> rules) {
  /**
   * Of a part of a statement that is written before it is known which database it is for: what one
   * of them takes for a quote, and others hardly have.
   */
  public static final SqlSyntax OF_PARTS =
      new SqlSyntax(
          Set.of(
              Rule.ESCAPE_STRINGS,
              Rule.DOLLAR_QUOTES,
              Rule.BACKTICK_QUOTES,
              Rule.QUESTION_OPERATORS,
              Rule.NUMBERED_PLACEHOLDERS));

  /** A copy of the set. */
  public SqlSyntax {
    rules = Set.copyOf(rules);
  }

  /** Whether the database does this. */
  public boolean has(Rule rule) {
    return rules.contains(rule);
  }

  /** Something that a database does beyond standard SQL. */
  public enum Rule {
    /** A backslash escapes in {@code '…'} and {@code "…"}. */
    BACKSLASH_ESCAPES,
    /** A backslash escapes in {@code E'…'}. */
    ESCAPE_STRINGS,
    /** {@code $$…$$} and {@code $tag$…$tag$} are literals. */
    DOLLAR_QUOTES,
    /** {@code `…`} is a name. */
    BACKTICK_QUOTES,
    /** {@code #} begins a comment. */
    HASH_COMMENTS,
    /** {@code --} begins a comment only before a blank. */
    SPACED_DASHES,
    /** {@code /*} begins a comment in a comment, too. */
    NESTED_COMMENTS,
    /** {@code ?} is an operator, and part of others. */
    QUESTION_OPERATORS,
    /** {@code $1} is a place for a value. */
    NUMBERED_PLACEHOLDERS
  }
}
