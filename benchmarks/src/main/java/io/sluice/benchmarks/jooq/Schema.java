package io.sluice.benchmarks.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** What jOOQ's code generator would write. */
final class Schema {
  static final Table<Record> USERS = table(name("users"));
  static final Table<Record> ACCOUNTS = table(name("accounts"));
  static final Table<Record> PROJECTS = table(name("projects"));
  static final Table<Record> TAGS = table(name("tags"));
  static final Table<Record> PROJECT_TAGS = table(name("project_tags"));

  static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
  static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  static final Field<String> EMAIL = field(name("email"), SQLDataType.VARCHAR);
  static final Field<Integer> AGE = field(name("age"), SQLDataType.INTEGER);
  static final Field<OffsetDateTime> CREATED_AT =
      field(name("created_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
  static final Field<Integer> VERSION = field(name("version"), SQLDataType.INTEGER);
  static final Field<Long> OWNER_ID = field(name("owner_id"), SQLDataType.BIGINT);
  static final Field<String> TITLE = field(name("title"), SQLDataType.VARCHAR);
  static final Field<BigDecimal> BUDGET = field(name("budget"), SQLDataType.NUMERIC);
  static final Field<Long> PROJECT_ID = field(name("project_id"), SQLDataType.BIGINT);
  static final Field<Long> TAG_ID = field(name("tag_id"), SQLDataType.BIGINT);
  static final Field<Long> ID_OF_TAG = field(name("tags", "id"), SQLDataType.BIGINT);

  private Schema() {}
}
