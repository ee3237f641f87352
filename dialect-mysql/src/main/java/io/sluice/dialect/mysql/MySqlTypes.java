package io.sluice.dialect.mysql;

import io.sluice.dialect.DriverTypes;
import io.sluice.dialect.SchemaRenderer;
import io.sluice.dialect.Sql;
import io.sluice.model.Attribute;
import io.sluice.model.TableName;
import io.sluice.model.Trait;
import io.sluice.schema.TableDefinition;
import io.sluice.statement.Field;
import io.sluice.type.DataType;
import io.sluice.type.DataType.Kind;
import io.sluice.type.DataType.Size;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** MySQL's and MariaDB's columns. Immutable and thread-safe. */
final class MySqlTypes extends SchemaRenderer {
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
              Double::floatValue)
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
  }

  private static Double finite(Double number) {
    if (number.isNaN() || number.isInfinite()) {
      throw new IllegalArgumentException(number + " is in no column of MySQL or MariaDB");
    }
    return number;
  }

  private final Variant variant;

  MySqlTypes(Variant variant) {
    super(variant.capabilities());
    this.variant = variant;
  }

  @Override
  protected String quote(String name) {
    return MySqlDialect.quote(name);
  }

  @Override
  protected String columnType(TableDefinition table, Attribute<?, ?> attribute) {
    boolean generated = attribute.is(Trait.GENERATED);
    boolean sized = isKeyed(table, attribute.column()) || !attribute.defaultValue().isEmpty();
    DataType<?> type = attribute.type();
    return switch (type.kind()) {
      case TEXT -> text(type, sized);
      case BINARY -> sized ? "varbinary(" + KEY_LENGTH + ")" : "longblob";
      case DECIMAL -> decimal(type);
      case UUID -> variant.uuid() + (generated ? " DEFAULT (uuid())" : "");
      default -> NAMES.get(type.kind()) + (generated ? " AUTO_INCREMENT" : "");
    };
  }

  private String text(DataType<?> type, boolean sized) {
    int length = type.size().length();
    boolean bounded = length > 0 || sized || type.javaType().isEnum();
    return (bounded ? "varchar(" + (length > 0 ? length : KEY_LENGTH) + ")" : "longtext")
        + " CHARACTER SET utf8mb4 COLLATE "
        + variant.collation();
  }

  private static String decimal(DataType<?> type) {
    Size size = type.size();
    if (size.precision() > 0) {
      return "decimal(" + size.precision() + ", " + size.scale() + ")";
    }
    return type.javaType() == BigInteger.class ? "decimal(65, 0)" : "decimal(65, 30)";
  }

  // a text without a length can be in no key
  private static boolean isKeyed(TableDefinition table, String column) {
    return table.primaryKey().contains(column)
        || table.uniques().stream().anyMatch(each -> each.columns().contains(column))
        || table.indexes().stream().anyMatch(each -> each.columns().contains(column));
  }

  @Override
  public boolean isPrimaryKey(TableDefinition table, String constraint) {
    return constraint.equals("PRIMARY");
  }

  @Override
  protected List<String> inlineIndexes(TableDefinition table) {
    return variant.indexesIfNotExist()
        ? List.of()
        : table.indexes().stream()
            .map(each -> index(each, "") + " " + columns(each.columns()))
            .toList();
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
  protected String currentSchema() {
    return "DATABASE()";
  }

  @Override
  public List<Sql> createKeyTable(TableName table, TableName of, List<Field> columns) {
    return List.of(
        Sql.of(
            "CREATE TEMPORARY TABLE "
                + table(table)
                + " (PRIMARY KEY "
                + keyColumns(columns.size())
                + ") AS "
                + selectOfKeys(of, columns)));
  }
}
