package io.sluice.statement;

import java.util.List;

/** Looks for a column in terms and predicates, and in the queries that they are made of. */
final class ColumnSearch implements Term.Visitor<Boolean>, Predicate.Visitor<Boolean> {
  private final Term.Column wanted;

  ColumnSearch(Term.Column wanted) {
    this.wanted = wanted;
  }

  private boolean any(List<? extends Term> terms) {
    return terms.stream().anyMatch(each -> each.accept(this));
  }

  private boolean anyOf(List<Predicate> predicates) {
    return predicates.stream().anyMatch(each -> each.accept(this));
  }

  private boolean in(Select select) {
    return any(select.outputs())
        || anyOf(select.where())
        || select.joins().stream().anyMatch(each -> anyOf(each.on()))
        || any(select.grouping().by())
        || anyOf(select.grouping().having());
  }

  @Override
  public Boolean column(Term.Column term) {
    return term.equals(wanted);
  }

  @Override
  public Boolean excluded(Term.Excluded term) {
    return false; // of another row
  }

  @Override
  public Boolean value(Term.Value term) {
    return false;
  }

  @Override
  public Boolean defaultValue(Term.Default term) {
    return false;
  }

  @Override
  public Boolean arithmetic(Term.Arithmetic term) {
    return any(List.of(term.left(), term.right()));
  }

  @Override
  public Boolean call(Term.Call term) {
    return any(term.operands());
  }

  @Override
  public Boolean windowed(Term.Windowed term) {
    return term.function().accept(this)
        || any(term.partition())
        || any(term.order().stream().map(Ordering::term).toList());
  }

  @Override
  public Boolean caseOf(Term.Case term) {
    return term.branches().stream()
            .anyMatch(each -> each.condition().accept(this) || each.value().accept(this))
        || (term.otherwise() != null && term.otherwise().accept(this));
  }

  @Override
  public Boolean output(Term.Output term) {
    return term.term().accept(this);
  }

  @Override
  public Boolean countRows(Term.CountRows term) {
    return false;
  }

  @Override
  public Boolean scalar(Term.Scalar term) {
    return in(term.select());
  }

  @Override
  public Boolean raw(Term.Raw term) {
    return in(term.fragment());
  }

  @Override
  public Boolean raw(Predicate.Raw predicate) {
    return in(predicate.fragment());
  }

  private boolean in(Fragment fragment) {
    return fragment.pieces().stream()
        .anyMatch(each -> each instanceof Fragment.Operand operand && operand.term().accept(this));
  }

  @Override
  public Boolean constant(Predicate.Constant predicate) {
    return false;
  }

  @Override
  public Boolean comparison(Predicate.Comparison predicate) {
    return any(List.of(predicate.left(), predicate.right()));
  }

  @Override
  public Boolean distinct(Predicate.Distinct predicate) {
    return any(List.of(predicate.left(), predicate.right()));
  }

  @Override
  public Boolean relation(Predicate.Relation predicate) {
    return any(List.of(predicate.left(), predicate.right()));
  }

  @Override
  public Boolean isNull(Predicate.IsNull predicate) {
    return predicate.operand().accept(this);
  }

  @Override
  public Boolean between(Predicate.Between predicate) {
    return any(List.of(predicate.operand(), predicate.low(), predicate.high()));
  }

  @Override
  public Boolean pattern(Predicate.Pattern predicate) {
    return predicate.operand().accept(this);
  }

  @Override
  public Boolean in(Predicate.In predicate) {
    return any(predicate.operands());
  }

  @Override
  public Boolean inSelect(Predicate.InSelect predicate) {
    return predicate.operand().accept(this) || in(predicate.select());
  }

  @Override
  public Boolean junction(Predicate.Junction predicate) {
    return anyOf(predicate.predicates());
  }

  @Override
  public Boolean not(Predicate.Not predicate) {
    return predicate.predicate().accept(this);
  }

  @Override
  public Boolean exists(Predicate.Exists predicate) {
    return in(predicate.select());
  }

  @Override
  public Boolean rowCount(Predicate.RowCount predicate) {
    return in(predicate.select());
  }
}
