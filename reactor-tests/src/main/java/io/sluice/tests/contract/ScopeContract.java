package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.query.Selection;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Queries as scopes, and the scope that an entity has by default. */
public abstract class ScopeContract extends ClubContract {
  private static final Query<Club> OPEN = Query.of(Club_.TYPE).where(Club_.kind.eq("open"));
  private static final Query<Club> SHORT = Query.of(Club_.TYPE).where(Club_.name.like("__"));

  private final Sluice scoped;
  private final Model<Club> openClubs;

  /** On the database. */
  protected ScopeContract(DatabaseUnderTest database) {
    super(database);
    this.scoped = database.sluice(2, settings -> settings.defaultScope(OPEN));
    this.openClubs = scoped.model(Club_.TYPE);
  }

  @BeforeEach
  void createClubs() {
    for (String each : List.of("chess", "go", "bridge")) {
      String kind = each.equals("bridge") ? "closed" : "open";
      run(clubs.create(Club_.name.set(each), Club_.kind.set(kind)));
    }
    log.clear();
  }

  private Member adaOfAll() {
    Member ada = get(scoped.model(Member_.TYPE).create(Member_.name.set("Ada")));
    assertThat(get(ada.clubs().addKeys(1, 2, 3))).isEqualTo(new Linked(3, 0, 0, 0));
    log.clear();
    return ada;
  }

  @Test
  void aScopeIsTheBeginningOfWhatTheModelDoes() {
    Model<Club> open = clubs.scoped(OPEN);
    assertThat(names(open.findAll())).containsExactly("chess", "go");
    assertThat(names(open.findAll(q -> q.where(Club_.name.ge("d"))))).containsExactly("go");
    assertThat(get(open.count())).isEqualTo(2);
    assertThat(get(open.findByPk(3).hasElement())).isFalse();
    assertThat(get(open.updateWhere(Club_.id.ge(1), Club_.kind.set("open")))).isEqualTo(2);
    assertThat(get(open.destroyByPk(3))).isFalse();
    assertThat(get(open.destroyWhere(Club_.id.ge(1)))).isEqualTo(2);
    assertThat(names(clubs.findAll())).containsExactly("bridge");
  }

  @Test
  @DisplayName("SC-01, SC-22: several scopes and the query itself are all true")
  void scopesAreMerged() {
    assertThat(names(clubs.scoped(OPEN, SHORT).findAll())).containsExactly("go");
    assertThat(names(clubs.scoped(OPEN).scoped(SHORT).findAll())).containsExactly("go");
    assertThat(names(clubs.scoped(OPEN).findAll(SHORT.limit(5)))).containsExactly("go");
    assertThat(names(clubs.scoped(OPEN).unscoped().findAll())).hasSize(3);
  }

  @Test
  @DisplayName("SC-23, AS-04: a call never changes the scope")
  void scopesDoNotAccumulate() {
    Model<Club> open = clubs.scoped(OPEN);
    for (int i = 0; i < 2; i++) {
      run(open.findAll(q -> q.where(Club_.name.eq("go"))).collectList());
    }
    assertThat(log.all().get(0)).isEqualTo(log.all().get(1));
    assertThat(names(open.findAll())).containsExactly("chess", "go");
  }

  @Test
  void theDefaultScopeIsThereUnlessItIsLeftOut() {
    assertThat(names(openClubs.findAll())).containsExactly("chess", "go");
    assertThat(get(openClubs.count(q -> q.where(Club_.id.ge(1))))).isEqualTo(2);
    assertThat(get(openClubs.findByPk(3).hasElement())).isFalse();
    assertThat(get(openClubs.updateWhere(Club_.id.ge(1), Club_.kind.set("open")))).isEqualTo(2);
    assertThat(names(openClubs.unscoped().findAll())).hasSize(3);
    assertThat(names(openClubs.findAll(Selection::unscoped))).hasSize(3);
    assertThat(get(openClubs.unscoped().destroyWhere(Club_.id.ge(1)))).isEqualTo(3);
  }

  @Test
  @DisplayName("SC-08, SC-11: the default scope of the target applies to getters and includes")
  void theDefaultScopeAppliesToAssociations() {
    Member ada = adaOfAll();
    assertThat(names(ada.clubs().get())).containsExactly("chess", "go");
    assertThat(get(ada.clubs().count())).isEqualTo(2);
    Flux<Member> found = scoped.model(Member_.TYPE).findAll(q -> q.include(Member_.clubs));
    assertThat(get(found.single()).clubs().loaded()).hasSize(2);
    Flux<Member> closed =
        scoped
            .model(Member_.TYPE)
            .findAll(q -> q.where(Member_.clubs.any(Club_.kind.eq("closed"))));
    assertThat(get(closed.hasElements())).isFalse();
  }

  @Test
  @DisplayName("SC-10: unscoped leaves the default scope out of getters and includes")
  void unscopedLeavesItOutOfAssociations() {
    Member ada = adaOfAll();
    assertThat(names(ada.clubs().get(Selection::unscoped))).hasSize(3);
    Flux<Member> found =
        scoped.model(Member_.TYPE).findAll(q -> q.include(Member_.clubs, Include::unscoped));
    assertThat(get(found.single()).clubs().loaded()).hasSize(3);
  }

  @Test
  void linksDoNotLookAtTheDefaultScope() {
    Member ada = adaOfAll();
    assertThat(get(ada.clubs().hasKeys(1, 2, 3))).isTrue();
    assertThat(get(ada.clubs().setKeys(3))).isEqualTo(new Linked(0, 2, 0, 1));
    assertThat(get(ada.clubs().clear())).isEqualTo(new Linked(0, 1, 0, 0));
  }

  @Test
  void createDoesNotLookAtTheDefaultScope() {
    assertThat(get(openClubs.create(Club_.name.set("x"), Club_.kind.set("closed"))).kind())
        .isEqualTo("closed");
  }

  @Test
  void aDefaultScopeWithAnOrderStillLetsAToOneBeJoined() {
    Sluice ordered =
        database.sluice(
            2, settings -> settings.defaultScope(Query.of(Club_.TYPE).order(Club_.name.desc())));
    run(clubs.updateWhere(Club_.id.gt(1), Club_.parentId.set(1)));
    List<Club> found =
        get(ordered.model(Club_.TYPE).findAll(q -> q.include(Club_.parent)).collectList());
    assertThat(found).extracting(Club::name).containsExactly("go", "chess", "bridge");
    assertThat(found.get(0).parent().loaded().orElseThrow().name()).isEqualTo("chess");
  }

  @DisplayName("a query given in either way is within the scope, its includes among it")
  @Test
  void bothWaysAlike() {
    adaOfAll();
    Model<Club> model =
        clubs.scoped(
            Query.of(Club_.TYPE)
                .include(Club_.members, m -> m.where(Member_.name.eq("Bob")))
                .order(Club_.name.asc())
                .limit(2));
    UnaryOperator<Query<Club>> asked =
        q -> q.include(Club_.members, m -> m.order(Member_.name.asc())).offset(0);
    for (Flux<Club> each :
        List.of(model.findAll(asked), model.findAll(asked.apply(Query.of(Club_.TYPE))))) {
      List<Club> found = get(each.collectList());
      assertThat(found).extracting(Club::name).containsExactly("bridge", "chess");
      assertThat(found).allMatch(club -> club.members().loaded().isEmpty());
    }
    assertThat(get(model.findByPk(1L, q -> q.include(Club_.members))).members().loaded()).isEmpty();
    assertThat(get(model.findAndCountAll(asked)).rows()).hasSize(2);
  }
}
