package io.sluice.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.contract.Contract;
import io.sluice.tests.manytomany.Engineer;
import io.sluice.tests.manytomany.Engineer_;
import io.sluice.tests.manytomany.Stint_;
import io.sluice.tests.manytomany.Venture;
import io.sluice.tests.manytomany.Venture_;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of belongs-to-many, to the letter: one text whatever the number of keys. */
@ExtendWith(PostgresExtension.class)
class PostgresBelongsToManyTests extends Contract {
  private final Model<Member> members;
  private final Model<Club> clubs;

  PostgresBelongsToManyTests(DatabaseUnderTest database) {
    super(database);
    this.members = sluice.model(Member_.TYPE);
    this.clubs = sluice.model(Club_.TYPE);
  }

  @BeforeEach
  void createClubTables() {
    database.sync(
        Member_.TYPE,
        Club_.TYPE,
        Enrolment_.TYPE,
        Following_.TYPE,
        Engineer_.TYPE,
        Venture_.TYPE,
        Stint_.TYPE);
  }

  private List<String> sent() {
    List<String> sent = log.statements().stream().map(each -> each.replace("\"", "")).toList();
    log.clear();
    return sent;
  }

  private Member ada() {
    Member ada = get(members.create(Member_.name.set("Ada")));
    log.clear();
    return ada;
  }

  private Club club(String name) {
    Club club = get(clubs.create(Club_.name.set(name)));
    log.clear();
    return club;
  }

  @Test
  void sendsTheseReads() {
    Member ada = ada();

    run(ada.clubs().get().collectList());
    run(ada.clubs().get(q -> q.order(Member_.clubs.through(Enrolment_.fee).desc())).collectList());
    run(ada.clubs().getJoined().collectList());
    run(ada.clubs().count());
    run(ada.clubs().hasKeys(1));
    run(ada.clubs().hasKeys(1, 2, 3));

    assertThat(sent())
        .containsExactly(
            "SELECT t0.id, t0.name, t0.kind, t0.parent_id FROM clubs AS t0"
                + " JOIN enrolments AS j0 ON j0.club_id = t0.id WHERE j0.member_id = $1",
            "SELECT t0.id, t0.name, t0.kind, t0.parent_id FROM clubs AS t0"
                + " JOIN enrolments AS j0 ON j0.club_id = t0.id WHERE j0.member_id = $1"
                + " ORDER BY j0.fee DESC",
            "SELECT t0.id, t0.name, t0.kind, t0.parent_id, j0.member_id, j0.role, j0.fee, j0.since"
                + " FROM clubs AS t0"
                + " JOIN enrolments AS j0 ON j0.club_id = t0.id WHERE j0.member_id = $1",
            "SELECT COUNT(*) FROM clubs AS t0 JOIN enrolments AS j0 ON j0.club_id = t0.id"
                + " WHERE j0.member_id = $1",
            "SELECT COUNT(*) FROM enrolments AS t0 WHERE t0.member_id = $1 AND t0.club_id = $2"
                + " AND EXISTS (SELECT 1 FROM clubs AS e0 WHERE e0.id = t0.club_id)",
            "SELECT COUNT(*) FROM enrolments AS t0 WHERE t0.member_id = $1 AND t0.club_id = ANY($2)"
                + " AND EXISTS (SELECT 1 FROM clubs AS e0 WHERE e0.id = t0.club_id)");
  }

  @Test
  void sendsTheseWrites() {
    Member ada = ada();
    Club one = club("one");
    Club two = club("two");

    run(ada.clubs().add(one));
    run(ada.clubs().add(one, two));
    run(ada.clubs().add(one, Enrolment_.role.set("board")));
    run(ada.clubs().set(two));
    run(ada.clubs().remove(two));
    run(ada.clubs().remove(one, two));
    run(ada.clubs().clear());

    assertThat(sent())
        .containsExactly(
            "INSERT INTO enrolments (member_id, club_id, since) VALUES ($1, $2, $3)"
                + " ON CONFLICT (member_id, club_id) DO NOTHING",
            "INSERT INTO enrolments (member_id, club_id, since)"
                + " SELECT $1, given.c0, given.c1"
                + " FROM unnest($2::bigint[], $3::timestamptz[]) AS given(c0, c1)"
                + " ON CONFLICT (member_id, club_id) DO NOTHING",
            "INSERT INTO enrolments (member_id, club_id, role, since)"
                + " VALUES ($1, $2, $3, $4) ON CONFLICT (member_id, club_id) DO NOTHING",
            "UPDATE enrolments SET role = $1"
                + " WHERE enrolments.member_id = $2 AND enrolments.club_id = $3"
                + " AND enrolments.role IS DISTINCT FROM $4",
            "SELECT t0.id FROM members AS t0 WHERE t0.id = $1 ORDER BY t0.id ASC FOR NO KEY UPDATE",
            "DELETE FROM enrolments"
                + " WHERE enrolments.member_id = $1"
                + " AND (enrolments.club_id) NOT IN (SELECT * FROM unnest($2::bigint[]))",
            "INSERT INTO enrolments (member_id, club_id, since) VALUES ($1, $2, $3)"
                + " ON CONFLICT (member_id, club_id) DO NOTHING",
            "DELETE FROM enrolments"
                + " WHERE enrolments.member_id = $1 AND enrolments.club_id = $2",
            "DELETE FROM enrolments"
                + " WHERE enrolments.member_id = $1 AND enrolments.club_id = ANY($2)",
            "DELETE FROM enrolments WHERE enrolments.member_id = $1");
  }

  @Test
  void sendsTheseWritesOfScopedDeletedAndRepeatedJoinRows() {
    Member ada = ada();
    Club one = club("one");
    Engineer engineer = get(sluice.model(Engineer_.TYPE).create(Engineer_.name.set("Ada")));
    Venture venture = get(sluice.model(Venture_.TYPE).create(Venture_.name.set("engine")));
    log.clear();

    run(one.board().add(ada));
    run(engineer.stints().add(venture, Stint_.role.set("lead")));
    run(engineer.stints().clear());
    run(ada.idols().addKeys(Objects.requireNonNull(ada.id())));

    assertThat(sent())
        .containsExactly(
            "INSERT INTO enrolments (club_id, member_id, role, since)"
                + " VALUES ($1, $2, $3, $4) ON CONFLICT (member_id, club_id)"
                + " DO UPDATE SET role = excluded.role"
                + " WHERE enrolments.role IS DISTINCT FROM excluded.role",
            "INSERT INTO stints (engineer_id, venture_id, role) VALUES ($1, $2, $3)"
                + " ON CONFLICT (engineer_id, venture_id)"
                + " DO UPDATE SET ended_at = NULL, role = excluded.role"
                + " WHERE stints.ended_at IS NOT NULL",
            "UPDATE stints SET ended_at = $1"
                + " WHERE stints.ended_at IS NULL AND stints.engineer_id = $2",
            "SELECT t0.followed_id FROM followings AS t0"
                + " WHERE t0.follower_id = $1 AND t0.followed_id = $2"
                + " ORDER BY t0.followed_id ASC",
            "INSERT INTO followings (follower_id, followed_id) VALUES ($1, $2)");
  }
}
