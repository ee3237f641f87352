package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Following;
import io.sluice.tests.club.Following_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Skill;
import io.sluice.tests.club.Skill_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Cases of rows that are created in bulk with those of their associations. */
public abstract class BulkIncludeCasesContract extends ClubContract {
  /** On the database. */
  protected BulkIncludeCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  private static Member newMember(String name) {
    return Member_.builder().name(name).build();
  }

  private static Club newClub(String name) {
    return Club_.builder().name(name).build();
  }

  private static Skill newSkill(String name) {
    return Skill_.builder().name(name).level(1).build();
  }

  // there are no hooks to see it from: a foreign key that takes no null shows the order
  @Test
  @DisplayName("BCI-01: the rows that they belong to come first")
  void belongsTo() {
    Flux<Following> given =
        Flux.just("Ada", "Bob")
            .map(
                each ->
                    Following_.builder()
                        .follower(newMember(each))
                        .followed(newMember("idol of " + each))
                        .build());

    List<Following> created =
        get(
            sluice
                .model(Following_.TYPE)
                .bulkCreate(given, Following_.follower, Following_.followed)
                .collectList());

    assertThat(created)
        .extracting(each -> each.follower().loaded().orElseThrow().name())
        .containsExactly("Ada", "Bob");
    assertThat(get(created.get(1).followed().get()).name()).isEqualTo("idol of Bob");
  }

  @Test
  @DisplayName("BCI-02: a has-many")
  void hasMany() {
    Flux<Club> given =
        Flux.just("games", "sports")
            .map(
                each ->
                    Club_.builder()
                        .name(each)
                        .sections(newClub(each + " a"), newClub(each + " b"))
                        .build());

    List<Club> created = get(clubs.bulkCreate(given, Club_.sections).collectList());

    assertThat(created).extracting(Club::name).containsExactly("games", "sports");
    assertThat(created).noneMatch(each -> each.id() == null);
    assertThat(created.get(1).sections().loaded())
        .extracting(Club::name)
        .containsExactly("sports a", "sports b");
    assertThat(names(created.get(0).sections().get())).containsExactly("games a", "games b");
    assertThat(names(created.get(1).sections().get())).containsExactly("sports a", "sports b");
  }

  @Test
  @DisplayName("BCI-04: a belongs-to-many")
  void belongsToMany() {
    Flux<Member> given =
        Flux.just("Ada", "Bob")
            .map(
                each ->
                    Member_.builder()
                        .name(each)
                        .skills(newSkill(each + " sings"), newSkill(each + " dances"))
                        .build());

    List<Member> created = get(members.bulkCreate(given, Member_.skills).collectList());

    for (Member each : created) {
      assertThat(get(each.skills().get().map(Skill::name).sort().collectList()))
          .containsExactly(each.name() + " dances", each.name() + " sings");
    }
  }

  @Test
  @DisplayName("BCI-05: a belongs-to-many whose scope is written into the join rows")
  void scoped() {
    Flux<Club> given =
        Flux.just("chess", "go")
            .map(
                each ->
                    Club_.builder()
                        .name(each)
                        .board(newMember(each + " a"), newMember(each + " b"))
                        .build());

    List<Club> created = get(clubs.bulkCreate(given, Club_.board).collectList());

    assertThat(created.get(1).board().loaded())
        .extracting(Member::name)
        .containsExactly("go a", "go b");
    assertThat(get(created.get(0).board().count())).isEqualTo(2);
    assertThat(get(enrolments.findAll().collectList()))
        .hasSize(4)
        .extracting(Enrolment::role)
        .containsOnly("board");
  }
}
