package io.sluice.benchmarks.server;

import java.util.List;

/** What is in the tables before anything is measured, in words of both servers. */
public final class Tables {
  /** Users 1 to so many; the first {@link #PARENTS} own {@link #CHILDREN} projects each. */
  public static final int USERS = 200_000;

  /** Users who own projects, and their projects have tags. */
  public static final int PARENTS = 1_000;

  /** Projects of such a user. */
  public static final int CHILDREN = 10;

  /** Tags of each such project. */
  public static final int TAGS = 3;

  /** The user, and the project, whose long list is set. */
  public static final long OWNER = PARENTS + 1;

  /** Rows of the long list. */
  public static final int LINKS = 10_000;

  /** The first project, or tag, that can be in the long list; there are 1.5 times as many. */
  public static final int FIRST_LINK = PARENTS * CHILDREN + 1;

  private static final int LAST_LINK = FIRST_LINK + LINKS + LINKS / 2 - 1;

  private Tables() {}

  /** Statements that create and fill the tables. */
  static List<String> statements(boolean postgres) {
    return postgres ? PostgresTables.statements(LAST_LINK) : MariaDbTables.statements(LAST_LINK);
  }
}
