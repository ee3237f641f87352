package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.dialect.Sql;
import io.sluice.statement.Delete;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Predicate;
import io.sluice.statement.Term;
import io.sluice.tests.model.Project_;
import io.sluice.tests.rendering.RenderingContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The contract's texts, as PostgreSQL has them. */
class PostgresRenderingTests extends RenderingContract {
  private static final Term ID = new Term.Column("projects", Field.of(Project_.id));
  private static final Term OWNER = new Term.Column("projects", Field.of(Project_.ownerId));
  private static final Predicate OF_OWNER =
      Predicate.equal(OWNER, new Term.Value(1L, Project_.ownerId.type()));

  PostgresRenderingTests() {
    super(new PostgresDialect(), PostgresDialect.NOTATION, "rendering.txt");
  }

  private static Predicate in(int keys) {
    List<List<Object>> tuples = new ArrayList<>();
    LongStream.range(0, keys).forEach(each -> tuples.add(List.of(each)));
    return new Predicate.In(List.of(ID), tuples, false);
  }

  private static String rendered(Predicate... where) {
    Delete delete = new Delete(Project_.TYPE.table(), List.of(where));
    return new PostgresDialect().renderer().render(delete).text();
  }

  @Test
  void aLongListThatFindsTheRowsIsAnArray() {
    assertThat(rendered(in(5_000))).endsWith("\"projects\".\"id\" = ANY($1)");
    assertThat(rendered(in(5_000), new Predicate.IsNull(OWNER, false))).contains("= ANY($1)");
  }

  @Test
  void aLongListBesideAnEqualityIsATable() {
    assertThat(rendered(OF_OWNER, in(1_001)))
        .endsWith("AND (\"projects\".\"id\") IN (SELECT * FROM unnest($2::bigint[]))");
    assertThat(rendered(in(1_001), OF_OWNER)).contains("unnest");
    assertThat(rendered(OF_OWNER, in(1_000))).contains("= ANY($2)");
  }

  @Test
  void aValueThatAllRowsOfAnInsertShareIsSentOnce() {
    Term owner = new Term.Value(1L, Project_.ownerId.type());
    List<List<Term>> rows = new ArrayList<>();
    for (String title : List.of("a", "b")) {
      rows.add(List.of(owner, new Term.Value(title, Project_.title.type())));
    }
    List<Field> columns = List.of(Field.of(Project_.ownerId), Field.of(Project_.title));
    Insert insert = new Insert(Project_.TYPE.table(), columns, rows, null, List.of());

    Sql sql = new PostgresDialect().renderer().render(insert);

    assertThat(sql.text()).contains("SELECT $1, \"given\".\"c0\" FROM unnest(");
    assertThat(sql.binds()).hasSize(2);
  }
}
