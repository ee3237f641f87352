package io.sluice.dialect;

import io.sluice.error.UnsupportedFeatureException;
import java.util.Set;

/**
 * What a database can do, as data. Immutable and thread-safe; every setter gives a changed copy.
 */
public final class Capabilities {
  private final String name;
  private final Set<Feature> features;
  private final int longestName;
  private final long mostParameters;
  private final long mostCharacters;

  private Capabilities(
      String name,
      Set<Feature> features,
      int longestName,
      long mostParameters,
      long mostCharacters) {
    this.name = name;
    this.features = Set.copyOf(features);
    this.longestName = longestName;
    this.mostParameters = mostParameters;
    this.mostCharacters = mostCharacters;
  }

  /**
   * A database that does these.
   *
   * @param name its name, for messages
   */
  public static Capabilities of(String name, Set<Feature> features) {
    return new Capabilities(name, features, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** With the most bytes that a name of a constraint or an index has. */
  public Capabilities longestName(int bytes) {
    return new Capabilities(name, features, bytes, mostParameters, mostCharacters);
  }

  /** With the most values that are bound to a statement. */
  public Capabilities mostParameters(long parameters) {
    return new Capabilities(name, features, longestName, parameters, mostCharacters);
  }

  /** With the most characters that a statement and its values may have together. */
  public Capabilities mostCharacters(long characters) {
    return new Capabilities(name, features, longestName, mostParameters, characters);
  }

  /** The database's name, for messages. */
  public String name() {
    return name;
  }

  /** What it does. */
  public Set<Feature> features() {
    return features;
  }

  /** Whether it does this. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }

  /** The most bytes that a name of a constraint or an index has. */
  public int longestName() {
    return longestName;
  }

  /** The most values that are bound to a statement. */
  public long mostParameters() {
    return mostParameters;
  }

  /** The most characters that a statement and its values may have together. */
  public long mostCharacters() {
    return mostCharacters;
  }

  /** The error of something that it does not do. */
  public UnsupportedFeatureException lacking(String what, String wayOut) {
    return new UnsupportedFeatureException(name + " has no " + what + "; " + wayOut);
  }

  @Override
  public String toString() {
    return name + features;
  }
}
