package io.sluice.benchmarks.server;

import static io.sluice.benchmarks.server.Tables.CHILDREN;
import static io.sluice.benchmarks.server.Tables.FIRST_LINK;
import static io.sluice.benchmarks.server.Tables.LINKS;
import static io.sluice.benchmarks.server.Tables.OWNER;
import static io.sluice.benchmarks.server.Tables.PARENTS;
import static io.sluice.benchmarks.server.Tables.TAGS;
import static io.sluice.benchmarks.server.Tables.USERS;

import java.util.List;

/** The tables on MariaDB. */
final class MariaDbTables {
  private static final String KEY = "id bigint AUTO_INCREMENT PRIMARY KEY, ";
  private static final String PERSON =
      KEY
          + "name varchar(80) NOT NULL, email varchar(120) NOT NULL, age integer NOT NULL,"
          + " created_at datetime(6) NOT NULL, version integer NOT NULL)";

  private MariaDbTables() {}

  static List<String> statements(int lastLink) {
    return List.of(
        "CREATE TABLE users (" + PERSON,
        "CREATE TABLE accounts (" + PERSON,
        "CREATE TABLE projects ("
            + KEY
            + "owner_id bigint, title varchar(120) NOT NULL, budget numeric(12,2),"
            + " created_at datetime(6) NOT NULL, FOREIGN KEY (owner_id) REFERENCES users (id))",
        "CREATE TABLE tags (" + KEY + "name varchar(80) NOT NULL)",
        "CREATE TABLE project_tags (project_id bigint NOT NULL, tag_id bigint NOT NULL,"
            + " PRIMARY KEY (project_id, tag_id),"
            + " FOREIGN KEY (project_id) REFERENCES projects (id),"
            + " FOREIGN KEY (tag_id) REFERENCES tags (id))",
        "INSERT INTO users (id, name, email, age, created_at, version) SELECT seq, concat('user ',"
            + " seq), concat('user', seq, '@example.org'), 18 + seq % 60, utc_timestamp(6), 0 FROM"
            + series(1, USERS),
        "INSERT INTO projects (id, owner_id, title, budget, created_at) SELECT seq, 1 + (seq - 1)"
            + " DIV "
            + CHILDREN
            + ", concat('project ', seq), seq % 1000 + 0.5, utc_timestamp(6) FROM"
            + series(1, PARENTS * CHILDREN),
        "INSERT INTO projects (id, owner_id, title, budget, created_at) SELECT seq, CASE WHEN seq <"
            + " "
            + (FIRST_LINK + LINKS)
            + " THEN "
            + OWNER
            + " END, concat('project ', seq), seq % 1000 + 0.5, utc_timestamp(6) FROM"
            + series(FIRST_LINK, lastLink),
        "INSERT INTO tags (id, name) SELECT seq, concat('tag ', seq) FROM" + series(1, lastLink),
        "INSERT INTO project_tags SELECT n.seq, 1 + (n.seq * 7 + k.seq * 31) % 100 FROM"
            + series(1, PARENTS * CHILDREN)
            + " n,"
            + series(1, TAGS)
            + " k",
        "INSERT INTO project_tags SELECT "
            + FIRST_LINK
            + ", seq FROM"
            + series(FIRST_LINK, FIRST_LINK + LINKS - 1),
        "ANALYZE TABLE users, projects, tags, project_tags");
  }

  private static String series(int first, int last) {
    return " seq_" + first + "_to_" + last;
  }
}
