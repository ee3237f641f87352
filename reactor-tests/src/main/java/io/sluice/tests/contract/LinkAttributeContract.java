package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.result.Joined;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Which attributes of join rows are read. */
public abstract class LinkAttributeContract extends BelongsToManyContract {
  protected LinkAttributeContract(DatabaseUnderTest database) {
    super(database);
  }

  private Member ada() {
    Member ada = member("Ada");
    run(ada.clubs().add(club("Chess"), Enrolment_.role.set("board"), Enrolment_.fee.set(30)));
    run(ada.clubs().add(club("Rowing"), Enrolment_.role.set("member"), Enrolment_.fee.set(10)));
    run(member("Grace").clubs().add(club("Poetry"), Enrolment_.role.set("guest")));
    log.clear();
    return ada;
  }

  private static void requireRolesOnly(List<Joined<Club, Enrolment>> found, String... roles) {
    assertThat(found).extracting(each -> each.through().role()).containsExactlyInAnyOrder(roles);
    assertThat(found).allSatisfy(each -> assertThat(each.target().name()).isNotEmpty());
    assertThat(found).extracting(each -> each.target().kind()).containsOnlyNulls();
    assertThat(found).extracting(each -> each.through().fee()).containsOnlyNulls();
    assertThat(found).extracting(each -> each.through().since()).containsOnlyNulls();
  }

  @DisplayName("chosen attributes of targets and join rows, in each way in which they come")
  @Test
  void choosesAttributes() {
    Member ada = ada();
    Query<Club> named = Query.of(Club_.TYPE).attributes(Club_.name);
    Query<Club> chosen = named.linkAttributes(Enrolment_.role);

    requireRolesOnly(get(ada.clubs().getJoined(chosen).collectList()), "board", "member");
    requireRolesOnly(
        get(ada.clubs().getJoined(chosen.order(Club_.id.asc()).limit(1)).collectList()), "board");
    assertThat(log.all()).allMatch(each -> !each.contains("fee") && !each.contains("kind"));
    for (UnaryOperator<Include<Club>> each :
        List.<UnaryOperator<Include<Club>>>of(c -> c, Include::joined, c -> c.limit(5))) {
      Member found =
          get(
              members.findByPk(
                  members.key(ada),
                  q ->
                      q.include(
                          Member_.clubs,
                          c ->
                              each.apply(c)
                                  .attributes(Club_.name)
                                  .linkAttributes(Enrolment_.role))));
      requireRolesOnly(found.clubs().loadedJoined(), "board", "member");
    }
    Flux<Joined<Club, Enrolment>> together =
        members.findAll().flatMap(each -> each.clubs().getJoined(chosen), 20);
    requireRolesOnly(get(together.collectList()), "board", "member", "guest");
  }

  @DisplayName("attributes of join rows that there are not are refused at the call")
  @Test
  void refusesAttributesOfNoJoinRow() {
    Member ada = ada();
    Query<Club> ofClub = Query.of(Club_.TYPE).linkAttributes(Club_.kind);

    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> ada.clubs().getJoined(ofClub), () -> ada.clubs().get(ofClub))) {
      assertThatThrownBy(each)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("linkAttributes(Club.kind): the join rows of Member.clubs are of Enrolment");
    }
    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> clubs.findAll(ofClub),
            () -> club("Go").sections().get(ofClub),
            () -> clubs.findAll(q -> q.include(Club_.sections, s -> s.linkAttributes(Club_.id))),
            () -> clubs.findAll(q -> q.include(Club_.parent, p -> p.linkAttributes(Club_.id))))) {
      assertThatThrownBy(each)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no join row leads to Club here");
    }
    assertThatThrownBy(ofClub::linkAttributes)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave it out to have all");
  }
}
