package io.sluice.internal.plan;

import io.sluice.query.Expression;
import io.sluice.query.SqlFragment;
import io.sluice.statement.Fragment;
import io.sluice.statement.Fragment.Piece;
import io.sluice.statement.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns SQL that a user has written into a part of a statement. */
final class Fragments {
  private Fragments() {}

  /**
   * The SQL in a statement.
   *
   * @param terms what an expression is in the statement
   */
  static <E> Fragment of(SqlFragment<E> fragment, Function<Expression<?, ?>, Term> terms) {
    List<Piece> pieces = new ArrayList<>(fragment.pieces().size());
    for (SqlFragment.Piece<E> each : fragment.pieces()) {
      pieces.add(piece(each, terms));
    }
    return new Fragment(pieces);
  }

  private static <E> Piece piece(
      SqlFragment.Piece<E> piece, Function<Expression<?, ?>, Term> terms) {
    if (piece instanceof SqlFragment.Text<E> text) {
      return new Fragment.Text(text.sql());
    } else if (piece instanceof SqlFragment.Given<E> given) {
      return new Fragment.Given(given.value(), given.type());
    }
    return new Fragment.Operand(terms.apply(((SqlFragment.Place<E>) piece).expression()));
  }
}
