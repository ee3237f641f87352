package io.sluice.dialect.mysql;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import java.util.Set;

/**
 * What tells the two servers apart. MySQL's is what MariaDB understands, too, since its driver
 * serves both.
 *
 * @param capabilities what the server can do
 * @param collation the collation in which only equal texts are equal
 * @param uuid the type of UUIDs
 * @param readsWhatItWrites whether an UPDATE or DELETE can read its own table in a subquery
 * @param shareWaits whether LOCK IN SHARE MODE takes NOWAIT and SKIP LOCKED
 * @param indexesIfNotExist whether there is CREATE INDEX IF NOT EXISTS
 */
record Variant(
    Capabilities capabilities,
    String collation,
    String uuid,
    boolean readsWhatItWrites,
    boolean shareWaits,
    boolean indexesIfNotExist) {
  /** MySQL 8.0 and later. */
  static final Variant MYSQL =
      new Variant(
          new Capabilities("MySQL", Set.of(Feature.NULLS_ORDER)),
          "utf8mb4_bin",
          "char(36) CHARACTER SET ascii COLLATE ascii_bin",
          false,
          false,
          false);

  /** MariaDB 10.7 and later. */
  static final Variant MARIADB =
      new Variant(
          new Capabilities("MariaDB", Set.of(Feature.NULLS_ORDER, Feature.INSERT_RETURNING)),
          "utf8mb4_nopad_bin",
          "uuid",
          true,
          true,
          true);
}
