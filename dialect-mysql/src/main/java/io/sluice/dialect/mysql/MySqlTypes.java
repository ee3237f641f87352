package io.sluice.dialect.mysql;

import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.Feature;
import io.sluice.dialect.SchemaCatalog;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.dialect.SqlWriter;
import io.sluice.model.Attribute;
import io.sluice.model.Deferrable;
import io.sluice.model.IndexOptions;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import io.sluice.schema.TableDefinition;
import io.sluice.statement.Field;
import io.sluice.type.DataType;
import io.sluice.type.DataType.Kind;
import io.sluice.type.DataType.Size;
import io.sluice.type.NativeConstants;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** MySQL's and MariaDB's columns. Immutable and thread-safe. */
final class MySqlTypes extends SchemaRenderer {
  // such a name has 64 characters at most, and is known to all of a server; databases that share
  // one wait for each other, no more
  private static final String LOCK = "CONCAT('sluice ', CRC32(COALESCE(DATABASE(), '')))";
  private static final int LOCK_SECONDS = 300;

  /**
   * Instants are stored at UTC, whatever the time zones of server, session and driver; a FLOAT's
   * text has six digits only, so columns are DOUBLE.
   */
  static final DriverTypes OF_DRIVERS =
      DriverTypes.NONE
          .with(
              Instant.class,
              LocalDateTime.class,
              instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
              local -> local.toInstant(ZoneOffset.UTC))
          .with(
              OffsetDateTime.class,
              LocalDateTime.class,
              time -> LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC),
              local -> local.atOffset(ZoneOffset.UTC))
          .with(UUID.class, String.class, UUID::toString, UUID::fromString)
          .with(
              Float.class,
              Double.class,
              number -> finite(Double.valueOf(number.toString())),
              MySqlTypes::single)
          .with(Double.class, Double.class, MySqlTypes::finite, number -> number);

  private static final int KEY_LENGTH = 255;
  private static final Map<Kind, String> NAMES = new EnumMap<>(Kind.class);

  static {
    NAMES.put(Kind.BOOLEAN, "tinyint(1)");
    NAMES.put(Kind.SMALLINT, "smallint");
    NAMES.put(Kind.INTEGER, "int");
    NAMES.put(Kind.BIGINT, "bigint");
    NAMES.put(Kind.REAL, "double");
    NAMES.put(Kind.DOUBLE, "double");
    NAMES.put(Kind.DATE, "date");
    NAMES.put(Kind.TIME, "time(6)");
    NAMES.put(Kind.TIMESTAMP, "datetime(6)");
    NAMES.put(Kind.INSTANT, "datetime(6)");
    NAMES.put(Kind.JSON, "json");
  }

  // a DOUBLE has the digits of a float's text, a FLOAT the float itself
  private static Float single(Double number) {
    float single = number.floatValue();
    if (single != number && !Double.valueOf(Float.toString(single)).equals(number)) {
      throw new IllegalArgumentException("the DOUBLE " + number + " is no Float");
    }
    return single;
  }

  private static Double finite(Double number) {
    if (number.isNaN() || number.isInfinite()) {
      throw new IllegalArgumentException(number + " is in no column of MySQL or MariaDB");
    }
    return number;
  }

  private final Variant variant;

  MySqlTypes(Variant variant) {
    super(variant.capabilities(), MySqlDialect.NOTATION);
    this.variant = variant;
  }

  @Override
  protected String columnType(TableDefinition table, Attribute<?, ?> attribute) {
    boolean generated = attribute.is(Trait.GENERATED);
    boolean sized = isKeyed(table, attribute.column()) || !attribute.defaultValue().isEmpty();
    DataType<?> type = attribute.type();
    String own = type.columnType();
    if (own != null) {
      return own + (generated ? " AUTO_INCREMENT" : "");
    }
    return switch (type.kind()) {
      case TEXT -> text(type, sized);
      case BINARY -> sized ? "varbinary(" + KEY_LENGTH + ")" : "longblob";
      case DECIMAL -> decimal(type);
      case ARRAY, RANGE -> throw variant.lacking(type.kind());
      case ENUM -> enumeration(Objects.requireNonNull(type.nativeConstants()));
      case UUID -> variant.uuid() + (generated ? " DEFAULT (uuid())" : "");
      default -> NAMES.get(type.kind()) + (generated ? " AUTO_INCREMENT" : "");
    };
  }

  private String enumeration(NativeConstants type) {
    return type.constants().stream().collect(Collectors.joining("', '", "enum('", "')"))
        + collated();
  }

  private String collated() {
    return " CHARACTER SET utf8mb4 COLLATE " + variant.collation();
  }

  private String text(DataType<?> type, boolean sized) {
    int length = type.size().length();
    boolean bounded = length > 0 || sized || type.javaType().isEnum();
    return (bounded ? "varchar(" + (length > 0 ? length : KEY_LENGTH) + ")" : "longtext")
        + collated();
  }

  private static String decimal(DataType<?> type) {
    Size size = type.size();
    if (size.precision() > 0) {
      return "decimal(" + size.precision() + ", " + size.scale() + ")";
    }
    return type.javaType() == BigInteger.class ? "decimal(65, 0)" : "decimal(65, 30)";
  }

  /** The type of which drivers read such values; null if it is their own: bits are no bytes. */
  static @Nullable String readAs(DataType<?> type) {
    String own = type.columnType();
    boolean bits = own != null && own.toLowerCase(Locale.ROOT).startsWith("bit");
    return bits && type.kind() == Kind.BINARY ? castType(type) : null;
  }

  /** What CAST calls the type: it knows other names than columns. */
  static String castType(DataType<?> type) {
    return switch (type.kind()) {
      case BOOLEAN, SMALLINT, INTEGER, BIGINT -> "SIGNED";
      case DECIMAL -> decimal(type);
      case TEXT, ENUM -> "CHAR";
      case UUID -> "CHAR(36)";
      case BINARY -> "BINARY";
      default -> String.valueOf(NAMES.get(type.kind()));
    };
  }

  // a text without a length can be in no key
  private static boolean isKeyed(TableDefinition table, String column) {
    return table.primaryKey().contains(column)
        || table.uniques().stream().anyMatch(each -> each.columns().contains(column))
        || table.indexes().stream()
            .anyMatch(each -> !isText(each) && each.columns().contains(column));
  }

  @Override
  public boolean refersWithinSchema() {
    return true;
  }

  @Override
  public boolean isPrimaryKey(TableDefinition table, String constraint) {
    return constraint.equals("PRIMARY");
  }

  @Override
  protected List<String> inlineIndexes(TableDefinition table) {
    return variant.indexesIfNotExist()
        ? List.of()
        : table.indexes().stream().map(each -> index(each, "") + indexed(each)).toList();
  }

  @Override
  public List<Sql> createIndexes(TableDefinition table) {
    return variant.indexesIfNotExist() ? super.createIndexes(table) : List.of();
  }

  /** Without the second word it would end the transaction. */
  @Override
  public Sql dropTemporaryTable(TableName table) {
    return Sql.of("DROP TEMPORARY TABLE " + table(table));
  }

  @Override
  public Sql lock() {
    return Sql.of("SELECT GET_LOCK(" + LOCK + ", " + LOCK_SECONDS + ")");
  }

  @Override
  public Sql unlock() {
    return Sql.of("DO RELEASE_LOCK(" + LOCK + ")");
  }

  private static boolean isText(TableDefinition.Key index) {
    return index.options().method().equalsIgnoreCase("fulltext");
  }

  private static boolean isKind(TableDefinition.Key index) {
    return isText(index) || index.options().method().equalsIgnoreCase("spatial");
  }

  @Override
  protected String kind(TableDefinition.Key index) {
    return isKind(index)
        ? index.options().method().toUpperCase(Locale.ROOT) + " "
        : super.kind(index);
  }

  @Override
  protected String indexed(TableDefinition.Key index) {
    IndexOptions options = index.options();
    if (!options.where().isEmpty()) {
      throw variant
          .capabilities()
          .lacking(
              "index of some rows, as " + index.name() + " is",
              "leave out where, or index an expression that is null for the others");
    } else if (!options.expressions().isEmpty()
        && !variant.capabilities().has(Feature.INDEX_EXPRESSIONS)) {
      throw variant
          .capabilities()
          .lacking(
              "index of expressions, as " + index.name() + " is",
              "add a generated column, and index that");
    }
    boolean plain = options.method().isEmpty() || isKind(index);
    return " " + parts(index) + (plain ? "" : " USING " + options.method());
  }

  @Override
  protected String deferrable(TableDefinition.ForeignKey reference) {
    if (reference.deferrable() != Deferrable.NOT) {
      throw variant
          .capabilities()
          .lacking(
              "foreign key that is checked at the commit, as " + reference.name() + " is",
              "leave out deferrable, and write the row that is referred to first");
    }
    return "";
  }

  @Override
  protected String inlineComment(String comment) {
    return comment.isEmpty() ? "" : " COMMENT " + literal(comment);
  }

  @Override
  protected String literal(String text) {
    return super.literal(text.replace("\\", "\\\\"));
  }

  @Override
  public SchemaCatalog catalog() {
    return new MySqlCatalog();
  }

  @Override
  protected String currentSchema() {
    return "DATABASE()";
  }

  @Override
  protected String droppedReference() {
    return "FOREIGN KEY";
  }

  /** While foreign keys are not checked: the server empties no table that one refers to. */
  @Override
  public List<Sql> truncate(List<TableName> tables) {
    List<Sql> statements = new ArrayList<>();
    statements.add(Sql.of("SET foreign_key_checks = 0"));
    tables.forEach(each -> statements.add(Sql.of("TRUNCATE TABLE " + table(each))));
    return statements;
  }

  @Override
  public Sql afterTruncate() {
    return Sql.of("SET foreign_key_checks = 1");
  }

  @Override
  public Sql referringTo(List<TableName> tables) {
    SqlWriter out = new SqlWriter(MySqlDialect.NOTATION);
    out.text("SELECT DISTINCT table_name FROM information_schema.key_column_usage WHERE ");
    in(out, "referenced_table_schema", "referenced_table_name", tables);
    out.text(" AND NOT ");
    in(out, "table_schema", "table_name", tables);
    return out.sql();
  }

  static void in(SqlWriter out, String schema, String name, List<TableName> tables) {
    out.text("(").text(schema).text(", ").text(name).text(") IN (");
    out.join(
        tables,
        ", ",
        each ->
            out.text("(COALESCE(")
                .bind(each.schema(), DataType.STRING)
                .text(", DATABASE()), ")
                .bind(each.name(), DataType.STRING)
                .text(")"));
    out.text(")");
  }

  @Override
  public Sql createKeyTable(TableName table, TableName of, List<Field> columns) {
    return Sql.of(
        "CREATE TEMPORARY TABLE "
            + table(table)
            + " (PRIMARY KEY "
            + keyColumns(columns.size())
            + ") AS "
            + selectOfKeys(of, columns));
  }
}
