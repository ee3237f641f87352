package io.sluice.dialect.mysql;

import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.error.UnsupportedFeatureException;
import io.sluice.type.DataType.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells servers apart, decided once by what a server says of itself.
 *
 * @param capabilities what the server can do
 * @param collation the collation in which only equal texts are equal
 * @param uuid the type of UUIDs
 * @param readsWhatItWrites whether an UPDATE or DELETE can read its own table in a subquery
 * @param forShare whether a shared lock is FOR SHARE; LOCK IN SHARE MODE does not take waits in
 *     MySQL
 * @param indexesIfNotExist whether there is CREATE INDEX IF NOT EXISTS
 * @param json how JSON documents are compared
 */
record Variant(
    Capabilities capabilities,
    String collation,
    String uuid,
    boolean readsWhatItWrites,
    boolean forShare,
    boolean indexesIfNotExist,
    JsonEquality json) {
  /** How JSON documents are compared. */
  enum JsonEquality {
    /** By a type of their own. */
    TYPED,
    /** By a function. */
    FUNCTION,
    /** As texts only. */
    NONE
  }

  private static final Set<Feature> COMMON = EnumSet.of(Feature.NULLS_ARE_LOW);

  /** MySQL 8.0 and later; and what is known before a connection has told. */
  static final Variant MYSQL =
      new Variant(
          capabilities("MySQL", EnumSet.of(Feature.NULLS_ARE_LOW, Feature.INDEX_EXPRESSIONS)),
          "utf8mb4_0900_bin",
          "char(36) CHARACTER SET ascii COLLATE ascii_bin",
          false,
          true,
          false,
          JsonEquality.TYPED);

  // before the version there may be one that is there for old replicas
  private static final Pattern VERSION = Pattern.compile("(?:5\\.5\\.5-)?(\\d+)\\.(\\d+)");

  /**
   * The variant of a server.
   *
   * @param product the name or the comment that comes with the version
   */
  static Variant of(String product, String version) {
    String all = (product + " " + version).toLowerCase(Locale.ROOT);
    return all.contains("mariadb") ? mariadb(version) : MYSQL;
  }

  /** MariaDB 10.6 and later. */
  private static Variant mariadb(String version) {
    Set<Feature> features = EnumSet.copyOf(COMMON);
    features.add(Feature.INSERT_RETURNING);
    features.add(Feature.RETURNING_IN_ORDER);
    return new Variant(
        capabilities("MariaDB", features),
        "utf8mb4_nopad_bin",
        isAtLeast(version, 10, 7) ? "uuid" : MYSQL.uuid,
        true,
        false,
        true,
        isAtLeast(version, 10, 7) ? JsonEquality.FUNCTION : JsonEquality.NONE);
  }

  /** Whether there are columns for such values. */
  static boolean lacks(Kind kind) {
    return kind == Kind.ARRAY || kind == Kind.RANGE;
  }

  /** The error of an attribute for which there is no column. */
  UnsupportedFeatureException lacking(Kind kind) {
    return kind == Kind.ARRAY
        ? capabilities.lacking("arrays", "store the list with @Json, or by a converter")
        : capabilities.lacking("ranges", "store both ends, or the range by a converter");
  }

  private static Capabilities capabilities(String name, Set<Feature> features) {
    return Capabilities.of(name, features)
        .longestName(64)
        .mostParameters(65_000)
        .mostCharacters(4_000_000);
  }

  private static boolean isAtLeast(String version, int major, int minor) {
    Matcher matcher = VERSION.matcher(version);
    if (!matcher.find()) {
      return false;
    }
    int found = Integer.parseInt(matcher.group(1));
    return found > major || (found == major && Integer.parseInt(matcher.group(2)) >= minor);
  }
}
