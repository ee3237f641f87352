package io.sluice.dialect.postgres;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.SchemaCatalog;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.error.MappingException;
import io.sluice.model.Attribute;
import io.sluice.model.IndexOptions;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import io.sluice.schema.TableDefinition;
import io.sluice.statement.Field;
import io.sluice.type.DataType;
import io.sluice.type.DataType.Kind;
import io.sluice.type.DataType.Size;
import io.sluice.type.NativeConstants;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's columns. Immutable and thread-safe. */
final class PostgresTypes extends SchemaRenderer {
  private static final long LOCK = 0x736c75696365L; // "sluice"
  private static final LocalDate FIRST_DATE = LocalDate.of(-4712, 1, 1);
  private static final LocalDate LAST_DATE = LocalDate.of(5_874_897, 12, 31);
  private static final Map<Kind, String> NAMES = new EnumMap<>(Kind.class);
  private static final Map<Kind, String> RANGES = new EnumMap<>(Kind.class);
  private static final Pattern SIZE = Pattern.compile("\\s*\\([^)]*\\)");
  private static final Set<String> TEXTS =
      Set.of("citext", "text", "varchar", "character varying", "char", "character", "name");

  static {
    NAMES.put(Kind.BOOLEAN, "boolean");
    NAMES.put(Kind.SMALLINT, "smallint");
    NAMES.put(Kind.INTEGER, "integer");
    NAMES.put(Kind.BIGINT, "bigint");
    NAMES.put(Kind.REAL, "real");
    NAMES.put(Kind.DOUBLE, "double precision");
    NAMES.put(Kind.DECIMAL, "numeric");
    NAMES.put(Kind.TEXT, "text");
    NAMES.put(Kind.UUID, "uuid");
    NAMES.put(Kind.BINARY, "bytea");
    NAMES.put(Kind.DATE, "date");
    NAMES.put(Kind.TIME, "time");
    NAMES.put(Kind.TIMESTAMP, "timestamp");
    NAMES.put(Kind.INSTANT, "timestamptz");
    NAMES.put(Kind.JSON, "jsonb");
    NAMES.put(Kind.ENUM, "text");
    NAMES.put(Kind.RANGE, "text");
    RANGES.put(Kind.INTEGER, "int4range");
    RANGES.put(Kind.BIGINT, "int8range");
    RANGES.put(Kind.DECIMAL, "numrange");
    RANGES.put(Kind.DATE, "daterange");
    RANGES.put(Kind.TIMESTAMP, "tsrange");
    RANGES.put(Kind.INSTANT, "tstzrange");
  }

  PostgresTypes(Capabilities capabilities) {
    super(capabilities, PostgresDialect.NOTATION);
  }

  /**
   * The value, unless it is a date that the server does not know: the driver would make it an
   * infinite one.
   *
   * @throws MappingException if it is
   */
  static @Nullable Object requireFinite(@Nullable Object wire) {
    if (wire instanceof LocalDate date && (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE))) {
      throw new MappingException(
          date
              + " is no date to PostgreSQL, which knows those from "
              + FIRST_DATE
              + " to "
              + LAST_DATE,
          null);
    }
    return wire;
  }

  /** The type's name, without a size. */
  static String name(DataType<?> type) {
    String own = type.columnType();
    DataType<?> element = type.element();
    if (own != null) {
      return SIZE.matcher(own).replaceAll("");
    } else if (element != null) {
      return type.kind() == Kind.ARRAY ? name(element) + "[]" : wired(RANGES, element);
    }
    NativeConstants constants = type.nativeConstants();
    return constants == null
        ? wired(NAMES, type)
        : PostgresDialect.NOTATION.quoted(constants.name());
  }

  private static String wired(Map<Kind, String> names, DataType<?> type) {
    return String.valueOf(names.get(type.kind()));
  }

  /**
   * The type of which the driver reads such values: that of a text, or of what else they are in
   * Java. Null if it is their own.
   */
  static @Nullable String readAs(DataType<?> type) {
    DataType<?> element = type.element();
    if (type.kind() == Kind.ARRAY && element != null) {
      boolean own =
          type.columnType() != null
              || element.nativeConstants() != null
              || element.kind() == Kind.RANGE;
      return own ? wired(NAMES, element) + "[]" : null;
    }
    boolean own = type.columnType() != null && !TEXTS.contains(name(type).toLowerCase(Locale.ROOT));
    return own || type.kind() == Kind.RANGE ? wired(NAMES, type) : null;
  }

  private static List<NativeConstants> constants(TableDefinition table) {
    List<NativeConstants> all = new ArrayList<>();
    for (Attribute<?, ?> each : table.columns()) {
      DataType<?> element = each.type().element();
      NativeConstants constants = (element == null ? each.type() : element).nativeConstants();
      if (constants != null && !all.contains(constants)) {
        all.add(constants);
      }
    }
    return all;
  }

  /** One that is there gets what it lacks, each constant before the one that follows it. */
  @Override
  public List<Sql> createTypes(TableDefinition table) {
    return constants(table).stream().map(PostgresTypes::createType).toList();
  }

  private static Sql createType(NativeConstants type) {
    String name = PostgresDialect.NOTATION.quoted(type.name());
    List<String> labels = type.constants().stream().map(each -> "'" + each + "'").toList();
    StringBuilder more = new StringBuilder();
    for (int i = labels.size() - 1; i >= 0; i--) {
      more.append("ALTER TYPE ").append(name).append(" ADD VALUE IF NOT EXISTS ");
      more.append(labels.get(i));
      more.append(i < labels.size() - 1 ? " BEFORE " + labels.get(i + 1) + "; " : "; ");
    }
    return block(
        "CREATE TYPE " + name + " AS ENUM (" + String.join(", ", labels) + ")",
        "duplicate_object THEN " + more);
  }

  @Override
  public List<Sql> dropTypes(TableDefinition table) {
    return constants(table).stream()
        .map(
            each ->
                block(
                    "DROP TYPE IF EXISTS " + PostgresDialect.NOTATION.quoted(each.name()),
                    "dependent_objects_still_exist THEN NULL; "))
        .toList();
  }

  private static Sql block(String statement, String otherwise) {
    return Sql.of(
        "DO $sluice$ BEGIN " + statement + "; EXCEPTION WHEN " + otherwise + "END $sluice$");
  }

  @Override
  public Sql lock() {
    return Sql.of("SELECT 1 FROM pg_advisory_xact_lock(" + LOCK + ")");
  }

  @Override
  public @Nullable Sql unlock() {
    return null;
  }

  @Override
  protected String columnType(TableDefinition table, Attribute<?, ?> attribute) {
    Size size = attribute.type().size();
    String own = attribute.type().columnType();
    String name = own == null ? name(attribute.type()) : own;
    if (size.length() > 0 && attribute.type().kind() == Kind.TEXT) {
      name = "varchar(" + size.length() + ")";
    } else if (size.precision() > 0) {
      name += "(" + size.precision() + ", " + size.scale() + ")";
    }
    return attribute.is(Trait.GENERATED) ? name + generated(attribute) : name;
  }

  private static String generated(Attribute<?, ?> attribute) {
    if (attribute.type().kind() == Kind.UUID) {
      return " DEFAULT gen_random_uuid()";
    }
    return attribute.is(Trait.NOT_INSERTED)
        ? " GENERATED ALWAYS AS IDENTITY"
        : " GENERATED BY DEFAULT AS IDENTITY";
  }

  @Override
  protected String indexed(TableDefinition.Key index) {
    IndexOptions options = index.options();
    return (options.method().isEmpty() ? "" : " USING " + options.method())
        + " "
        + parts(index)
        + (options.include().isEmpty() ? "" : " INCLUDE " + columns(options.include()))
        + (options.where().isEmpty() ? "" : " WHERE " + options.where());
  }

  @Override
  public List<Sql> comments(TableDefinition table) {
    List<Sql> comments = new ArrayList<>();
    String name = table(table.name());
    if (!table.notes().comment().isEmpty()) {
      comments.add(commented("TABLE " + name, table.notes().comment()));
    }
    for (Attribute<?, ?> each : table.columns()) {
      if (!each.comment().isEmpty()) {
        comments.add(commented("COLUMN " + name + "." + quote(each.column()), each.comment()));
      }
    }
    return comments;
  }

  private Sql commented(String what, String comment) {
    return Sql.of("COMMENT ON " + what + " IS " + literal(comment));
  }

  @Override
  public SchemaCatalog catalog() {
    return new PostgresCatalog();
  }

  @Override
  protected String currentSchema() {
    return "current_schema()";
  }

  @Override
  protected String droppedReference() {
    return "CONSTRAINT";
  }

  @Override
  public List<Sql> truncate(List<TableName> tables) {
    String names = tables.stream().map(this::table).collect(Collectors.joining(", "));
    return List.of(Sql.of("TRUNCATE " + names + " RESTART IDENTITY"));
  }

  @Override
  public @Nullable Sql afterTruncate() {
    return null;
  }

  @Override
  public @Nullable Sql referringTo(List<TableName> tables) {
    return null;
  }

  @Override
  public Sql createKeyTable(TableName table, TableName of, List<Field> columns) {
    return Sql.of("CREATE TEMPORARY TABLE " + table(table) + " AS " + selectOfKeys(of, columns));
  }

  /** A temporary table is not measured by itself, and is taken for two hundred different keys. */
  @Override
  public Sql measureKeyTable(TableName table) {
    return Sql.of("ANALYZE " + table(table));
  }
}
