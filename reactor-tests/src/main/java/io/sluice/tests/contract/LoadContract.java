package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.error.NotLoadedException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An association of rows that are there already, loaded for all of them. */
public abstract class LoadContract extends ClubContract {
  private Member ada;
  private Member bob;

  /** On the database. */
  @SuppressWarnings("NullAway.Init") // by createRows
  protected LoadContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createRows() {
    ada = member("Ada");
    bob = member("Bob");
    Club chess = club("chess");
    Club go = club("go");
    run(ada.clubs().add(chess, Enrolment_.role.set("lead")));
    run(ada.clubs().add(go));
    run(bob.clubs().add(go));
    run(bob.passport().create(Passport_.number.set("b")));
    run(ada.remarks().create(Remark_.text.set("one")));
    log.clear();
  }

  @Test
  void givesEachItsOwnInOneStatement() {
    List<Member> loaded =
        get(sluice.load(List.of(bob, ada), Member_.clubs, q -> q.order(Club_.name.asc())));

    assertThat(loaded).extracting(Member::name).containsExactly("Bob", "Ada");
    assertThat(loaded)
        .extracting(each -> each.clubs().loaded().stream().map(Club::name).toList())
        .containsExactly(List.of("go"), List.of("chess", "go"));
    assertThat(loaded.get(1).clubs().loadedJoined().get(0).through().role()).isEqualTo("lead");
    assertThat(log.all()).hasSize(1);
    assertThatThrownBy(() -> ada.clubs().loaded()).isInstanceOf(NotLoadedException.class);
  }

  @Test
  void aLimitCountsForEach() {
    List<Member> loaded =
        get(sluice.load(List.of(ada, bob), Member_.clubs, q -> q.order(Club_.id.desc()).limit(1)));

    assertThat(loaded).extracting(each -> each.clubs().loaded().size()).containsExactly(1, 1);
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void loadsEveryKindAndKeepsWhatWasLoaded() {
    List<Member> once = get(sluice.load(List.of(ada, bob), Member_.clubs));
    List<Member> twice = get(sluice.load(once, Member_.passport));
    List<Member> thrice = get(sluice.load(twice, Member_.remarks));

    assertThat(thrice.get(0).clubs().loaded()).hasSize(2);
    assertThat(thrice.get(0).passport().loaded()).isEmpty();
    assertThat(thrice.get(1).passport().loaded().orElseThrow().number()).isEqualTo("b");
    assertThat(thrice.get(0).remarks().loaded()).hasSize(1);
    assertThat(get(thrice.get(0).clubs().count())).isEqualTo(2);
    assertThat(log.all()).hasSize(4);
  }

  @Test
  void loadsTheOneThatRowsBelongTo() {
    Club parent = club("parent");
    Club section = get(clubs.create(Club_.name.set("s"), Club_.parent.set(parent)));
    log.clear();
    List<Club> loaded = get(sluice.load(List.of(section, parent), Club_.parent));

    assertThat(loaded.get(0).parent().loaded()).contains(parent);
    assertThat(loaded.get(1).parent().loaded()).isEmpty();
    assertThat(log.all()).hasSize(1);
  }

  @Test
  void ofNoRowsNothingIsAsked() {
    assertThat(get(sluice.load(List.<Member>of(), Member_.clubs))).isEmpty();
    Member unsaved = Member_.builder().name("new").build();
    assertThat(get(sluice.load(List.of(unsaved), Member_.clubs)).get(0).clubs().loaded()).isEmpty();
    assertThat(log.all()).isEmpty();
  }
}
