package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import java.util.List;
import java.util.Objects;

/** What tests of belongs-to-many share. */
abstract class BelongsToManyContract extends ClubContract {
  BelongsToManyContract(DatabaseUnderTest database) {
    super(database);
  }

  protected static long id(Member member) {
    return Objects.requireNonNull(member.id());
  }

  protected static long id(Club club) {
    return Objects.requireNonNull(club.id());
  }

  protected BelongsToMany<Club, Enrolment> clubsOf(Member member) {
    return members.association(Member_.clubs, id(member));
  }

  protected static Linked linked(long added, long removed, long updated, long kept) {
    return new Linked(added, removed, updated, kept);
  }

  /** The statements that were sent, each as its first word; BEGIN and COMMIT, too. */
  protected List<String> verbs() {
    return log.all().stream().map(each -> each.split(" ", 2)[0]).toList();
  }

  /** Just these statements were sent, each by its first word; forgets them. */
  protected void assertSent(String... verbs) {
    assertSent(List.of(verbs));
  }

  /** Just these statements were sent, each by its first word; forgets them. */
  protected void assertSent(List<String> verbs) {
    assertThat(verbs()).isEqualTo(verbs);
    log.clear();
  }

  /** The clubs of a member with their roles, by name. */
  protected List<String> roles(Member member) {
    List<String> roles =
        get(
            clubsOf(member)
                .getJoined(q -> q.order(Club_.name.asc()))
                .map(each -> each.target().name() + " " + each.through().role())
                .collectList());
    log.clear();
    return roles;
  }
}
