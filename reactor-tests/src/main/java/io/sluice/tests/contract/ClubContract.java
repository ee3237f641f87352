package io.sluice.tests.contract;

import io.sluice.Model;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark;
import io.sluice.tests.club.Remark_;
import io.sluice.tests.club.Skill;
import io.sluice.tests.club.Skill_;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Flux;

/** A part of the contract, with the tables of members and clubs. */
abstract class ClubContract extends Contract {
  protected final Model<Member> members;
  protected final Model<Club> clubs;
  protected final Model<Enrolment> enrolments;
  protected final Model<Passport> passports;
  protected final Model<Skill> skills;
  protected final Model<Remark> remarks;

  ClubContract(DatabaseUnderTest database) {
    super(database);
    this.members = sluice.model(Member_.TYPE);
    this.clubs = sluice.model(Club_.TYPE);
    this.enrolments = sluice.model(Enrolment_.TYPE);
    this.passports = sluice.model(Passport_.TYPE);
    this.skills = sluice.model(Skill_.TYPE);
    this.remarks = sluice.model(Remark_.TYPE);
  }

  @BeforeEach
  void createClubTables() {
    database.sync(
        Member_.TYPE,
        Club_.TYPE,
        Enrolment_.TYPE,
        Passport_.TYPE,
        Skill_.TYPE,
        Following_.TYPE,
        Remark_.TYPE);
  }

  protected Member member(String name) {
    Member member = get(members.create(Member_.name.set(name)));
    log.clear();
    return member;
  }

  protected Club club(String name) {
    Club club = get(clubs.create(Club_.name.set(name)));
    log.clear();
    return club;
  }

  protected Skill skill(String name) {
    Skill skill = get(skills.create(Skill_.name.set(name)));
    log.clear();
    return skill;
  }

  protected Passport passport(String number) {
    Passport passport = get(passports.create(Passport_.number.set(number)));
    log.clear();
    return passport;
  }

  /** The names of clubs, sorted. */
  protected static java.util.List<String> names(Flux<Club> found) {
    return get(found.map(Club::name).sort().collectList());
  }

  /**
   * So many clubs, of which those from 2 to the last linked one are linked to member and club 1.
   */
  protected final void linkedClubs(int number, int lastLinked) {
    database.run(
        "INSERT INTO clubs (name) VALUES "
            + String.join(", ", Collections.nCopies(number, "('one of many')")),
        "UPDATE clubs SET parent_id = 1 WHERE id BETWEEN 2 AND " + lastLinked,
        "INSERT INTO enrolments (member_id, club_id, since)"
            + " SELECT 1, id, CURRENT_TIMESTAMP FROM clubs WHERE id BETWEEN 2 AND "
            + lastLinked);
  }
}
