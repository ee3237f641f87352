package io.sluice.sql;

import io.sluice.sql.SqlSyntax.Rule;
import io.sluice.sql.SqlText.Marks;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the places for values in a text of SQL, which are never in a literal, a quoted name or a
 * comment. It knows no more of SQL than where these end. For one text, by one thread.
 */
final class SqlScanner {
  private static final int SHOWN = 20; // characters of a text in a message

  private final String sql;
  private final SqlSyntax syntax;
  private final Marks marks;
  private final StringBuilder text = new StringBuilder();
  private final List<String> texts = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private int copied; // so much of the text is cut, or in the builder
  private int at;

  SqlScanner(String sql, SqlSyntax syntax, Marks marks) {
    this.sql = sql;
    this.syntax = syntax;
    this.marks = marks;
  }

  SqlText scanned() {
    while (at < sql.length()) {
      int after = afterQuote();
      at = after > at ? after : afterSymbol();
    }
    cut(at, at);
    return new SqlText(texts, places, marks);
  }

  private void cut(int from, int to) {
    text.append(sql, copied, from);
    texts.add(text.toString());
    text.setLength(0);
    copied = to;
  }

  private char charAt(int index) {
    return index >= 0 && index < sql.length() ? sql.charAt(index) : '\0';
  }

  private boolean has(Rule rule) {
    return syntax.has(rule);
  }

  /** Where the literal, the name or the comment ends that begins here; here if none does. */
  private int afterQuote() {
    char next = charAt(at + 1);
    return switch (sql.charAt(at)) {
      case '\'' -> closed('\'', has(Rule.BACKSLASH_ESCAPES) || isEscapeString());
      case '"' -> closed('"', has(Rule.BACKSLASH_ESCAPES));
      case '`' -> has(Rule.BACKTICK_QUOTES) ? closed('`', false) : at;
      case '$' -> has(Rule.DOLLAR_QUOTES) ? afterDollarQuote() : at;
      case '#' -> has(Rule.HASH_COMMENTS) ? afterLine() : at;
      case '-' -> next == '-' && (!has(Rule.SPACED_DASHES) || isBlank(at + 2)) ? afterLine() : at;
      case '/' -> next == '*' ? afterBlock() : at;
      default -> at;
    };
  }

  private boolean isEscapeString() {
    char before = charAt(at - 1);
    return has(Rule.ESCAPE_STRINGS)
        && (before == 'e' || before == 'E')
        && !isWordPart(charAt(at - 2));
  }

  private boolean isBlank(int index) {
    return index >= sql.length() || sql.charAt(index) <= ' ';
  }

  private int closed(char quote, boolean escapes) {
    for (int i = at + 1; i < sql.length(); i++) {
      char each = sql.charAt(i);
      if (escapes && each == '\\') {
        i++;
      } else if (each == quote && charAt(i + 1) == quote) {
        i++;
      } else if (each == quote) {
        return i + 1;
      }
    }
    return sql.length(); // the server will complain
  }

  private int afterLine() {
    int i = at;
    while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private int afterBlock() {
    int depth = 0;
    for (int i = at; i < sql.length() - 1; i++) {
      boolean opens = sql.charAt(i) == '/' && sql.charAt(i + 1) == '*';
      boolean closes = sql.charAt(i) == '*' && sql.charAt(i + 1) == '/';
      if (opens && (depth == 0 || has(Rule.NESTED_COMMENTS))) {
        depth++;
        i++;
      } else if (closes) {
        depth--;
        i++;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return sql.length();
  }

  private int afterDollarQuote() {
    int end = at + 1;
    while (isWordPart(charAt(end)) && charAt(end) != '$') {
      end++;
    }
    boolean tagged = charAt(end) == '$' && !Character.isDigit(charAt(at + 1));
    if (!tagged || isWordPart(charAt(at - 1))) {
      return at;
    }
    String tag = sql.substring(at, end + 1);
    int closing = sql.indexOf(tag, end + 1);
    return closing < 0 ? sql.length() : closing + tag.length();
  }

  /** Where the symbol ends that is here: a place, something that looks like one, or no more. */
  private int afterSymbol() {
    return switch (sql.charAt(at)) {
      case ':' -> afterColon();
      case '?' -> afterQuestion();
      case '{' -> marks == Marks.NUMBERS ? afterBrace() : at + 1;
      case '$' -> afterDollar();
      default -> at + 1;
    };
  }

  private int afterColon() {
    char next = charAt(at + 1);
    if (next == ':' || next == '=') { // a cast, or an assignment
      return at + 2;
    }
    if (!isWordStart(next) || endsOperand(charAt(at - 1))) {
      return at + 1; // a slice, a label, or the value of a key
    }
    int end = at + 2;
    while (isWordPart(charAt(end)) && charAt(end) != '$') {
      end++;
    }
    String name = sql.substring(at + 1, end);
    if (marks == Marks.QUESTIONS) {
      throw new IllegalArgumentException(
          "the text has ? and :"
              + name
              + here()
              + "; values come in order or by names, not both: sluice.sql(text).bind(\""
              + name
              + "\", …) for all of them");
    }
    return marks == Marks.NAMES ? place(name, end) : end;
  }

  private int afterQuestion() {
    boolean operators = has(Rule.QUESTION_OPERATORS);
    if (marks == Marks.QUESTIONS && operators && charAt(at + 1) == '?') {
      text.append(sql, copied, at + 1);
      copied = at + 2;
      return at + 2;
    } else if (marks == Marks.QUESTIONS) {
      return place(String.valueOf(places.size()), at + 1);
    } else if (marks == Marks.NAMES && !operators) {
      throw new IllegalArgumentException(
          "the text has a ?"
              + here()
              + ", but no values were given with it: sluice.sql(text, values…), or :name and"
              + " .bind(\"name\", value)");
    }
    return at + 1;
  }

  private int afterBrace() {
    int end = at + 1;
    while (charAt(end) >= '0' && charAt(end) <= '9') {
      end++;
    }
    return end > at + 1 && charAt(end) == '}' ? place(sql.substring(at + 1, end), end + 1) : at + 1;
  }

  private int afterDollar() {
    boolean numbered = has(Rule.NUMBERED_PLACEHOLDERS) && Character.isDigit(charAt(at + 1));
    if (numbered && !isWordPart(charAt(at - 1))) {
      throw new IllegalArgumentException(
          "the text has a place of the driver's own"
              + here()
              + "; Sluice numbers places itself: write "
              + (marks == Marks.NUMBERS ? "{0}" : ":name or ?"));
    }
    return at + 1;
  }

  private int place(String name, int end) {
    cut(at, end);
    places.add(name);
    return end;
  }

  private String here() {
    String rest = sql.substring(at, Math.min(at + SHOWN, sql.length()));
    return " at " + at + ": " + rest + (at + SHOWN < sql.length() ? "…" : "");
  }

  private static boolean isWordStart(char each) {
    return each == '_' || Character.isLetter(each);
  }

  private static boolean isWordPart(char each) {
    return each == '_' || each == '$' || Character.isLetterOrDigit(each);
  }

  /** Whether a colon after it belongs to it: a lower bound, a key, a word. */
  private static boolean endsOperand(char each) {
    return isWordPart(each) || each == ')' || each == ']' || "'\"`".indexOf(each) >= 0;
  }
}
