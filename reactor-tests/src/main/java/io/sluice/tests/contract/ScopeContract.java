package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Linked;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * Scopes. By default only open clubs are seen: chess and go, which is a section of old, the closed
 * one. Ada is a member of chess and old.
 */
public abstract class ScopeContract extends ClubContract {
  private final Sluice scoped;
  private final Model<Club> open;
  private final Model<Member> ofOpen;

  /** On the database. */
  protected ScopeContract(DatabaseUnderTest database) {
    super(database);
    this.scoped =
        database.sluice(
            2,
            settings -> settings.defaultScope(Query.of(Club_.TYPE).where(Club_.kind.eq("open"))));
    this.open = scoped.model(Club_.TYPE);
    this.ofOpen = scoped.model(Member_.TYPE);
  }

  @BeforeEach
  void createClubs() {
    database.run(
        "INSERT INTO clubs (name, kind, parent_id) VALUES ('chess', 'open', NULL),"
            + " ('old', 'closed', NULL), ('go', 'open', 2)",
        "INSERT INTO members (name) VALUES ('Ada')",
        "INSERT INTO enrolments (member_id, club_id, since) VALUES (1, 1, CURRENT_TIMESTAMP),"
            + " (1, 2, CURRENT_TIMESTAMP)");
    log.clear();
  }

  private Member ada() {
    return get(ofOpen.findByPk(1));
  }

  private Club old() {
    return get(open.unscoped().findByPk(2));
  }

  @Test
  void readsBeginWithIt() {
    assertThat(names(open.findAll())).containsExactly("chess", "go");
    assertThat(names(open.findAll(q -> q.where(Club_.id.ge(2))))).containsExactly("go");
    assertThat(names(open.findAll(Query.of(Club_.TYPE)))).containsExactly("chess", "go");
    assertThat(get(open.count())).isEqualTo(2);
    assertThat(get(open.findAndCountAll(q -> q.limit(1))).count()).isEqualTo(2);
    empty(open.findByPk(2));
    empty(open.findOne(q -> q.where(Club_.name.eq("old"))));
    assertThat(get(clubs.count())).isEqualTo(3);
  }

  @Test
  void changesBeginWithIt() {
    empty(open.updateByPk(2, Club_.name.set("x")));
    assertThat(get(open.updateWhere(Condition.all(), Club_.name.set("x")))).isEqualTo(2);
    assertThat(get(open.destroyByPk(2))).isFalse();
    assertThat(get(open.purgeWhere(Club_.id.eq(2)))).isZero();
    run(enrolments.destroyWhere(Condition.all()));
    assertThat(get(open.destroyWhere(Condition.all()))).isEqualTo(2);
    assertThat(names(clubs.findAll())).containsExactly("old");
  }

  @Test
  void associationsBeginWithIt() {
    assertThat(names(ada().clubs().get())).containsExactly("chess");
    assertThat(get(ada().clubs().count())).isEqualTo(1);
    assertThat(names(ada().clubs().get(q -> q.unscoped()))).containsExactly("chess", "old");
    empty(get(open.findByPk(3)).parent().get());
    assertThat(get(get(open.findByPk(3)).parent().get(q -> q.unscoped())).name()).isEqualTo("old");
  }

  @Test
  void includesBeginWithIt() {
    Member member = get(ofOpen.findByPk(1, q -> q.include(Member_.clubs)));
    Member joined = get(ofOpen.findByPk(1, q -> q.include(Member_.clubs, Include::joined)));
    Member unscoped = get(ofOpen.findByPk(1, q -> q.include(Member_.clubs, c -> c.unscoped())));
    Club go = get(open.findByPk(3, q -> q.include(Club_.parent)));
    Club goUnscoped = get(open.findByPk(3, q -> q.include(Club_.parent, c -> c.unscoped())));

    assertThat(names(Flux.fromIterable(member.clubs().loaded()))).containsExactly("chess");
    assertThat(names(Flux.fromIterable(joined.clubs().loaded()))).containsExactly("chess");
    assertThat(names(Flux.fromIterable(unscoped.clubs().loaded()))).containsExactly("chess", "old");
    assertThat(go.parent().loaded()).isEmpty();
    assertThat(goUnscoped.parent().loaded()).map(Club::name).contains("old");
  }

  @Test
  void requiredIncludesAndConditionsBeginWithIt() {
    assertThat(get(ofOpen.count(q -> q.where(Member_.clubs.any(Club_.name.eq("chess"))))))
        .isEqualTo(1);
    assertThat(get(ofOpen.count(q -> q.where(Member_.clubs.any(Club_.name.eq("old")))))).isZero();
    assertThat(get(ofOpen.count(q -> q.where(Member_.clubs.count().eq(1))))).isEqualTo(1);
    assertThat(
            get(
                ofOpen.count(
                    q -> q.include(Member_.clubs, c -> c.required().where(Club_.name.eq("old"))))))
        .isZero();
    assertThat(get(open.count(q -> q.include(Club_.parent, Include::required)))).isZero();
    assertThat(names(open.unscoped().findAll(q -> q.include(Club_.parent, Include::required))))
        .isEmpty();
  }

  @Test
  void unscopedLeavesItOut() {
    assertThat(names(open.unscoped().findAll())).containsExactly("chess", "go", "old");
    assertThat(names(open.findAll(q -> q.unscoped()))).containsExactly("chess", "go", "old");
    assertThat(get(open.unscoped().findByPk(2)).name()).isEqualTo("old");
    assertThat(get(open.unscoped().updateWhere(Condition.all(), Club_.name.set("x")))).isEqualTo(3);
    assertThat(get(open.scoped(Query.of(Club_.TYPE).where(Club_.id.le(1))).unscoped().count()))
        .isEqualTo(3);
  }

  @Test
  void scopesMergeOneAfterTheOther() {
    Query<Club> late = Query.of(Club_.TYPE).where(Club_.id.ge(2)).order(Club_.id.desc()).limit(5);
    Query<Club> named =
        Query.of(Club_.TYPE).where(Club_.name.in("go", "old")).include(Club_.parent).limit(1);

    List<Club> both = get(clubs.scoped(late, named).findAll().collectList());
    List<Club> twice = get(clubs.scoped(late).scoped(named).findAll().collectList());

    assertThat(both).extracting(Club::name).containsExactly("go");
    assertThat(both.get(0).parent().loaded()).map(Club::name).contains("old");
    assertThat(twice).isEqualTo(both);
    assertThat(log.all().get(0)).isEqualTo(log.all().get(1));
    assertThat(names(open.scoped(late).findAll())).containsExactly("go");
    assertThat(get(clubs.scoped(late, named).count())).isEqualTo(2);
    assertThat(get(clubs.scoped(late).updateWhere(Condition.all(), Club_.name.set("x"))))
        .isEqualTo(2);
  }

  @Test
  void createAndGivenEntitiesDoNotLookAtIt() {
    Club created = get(open.create(Club_.name.set("shut"), Club_.kind.set("closed")));
    Club old = old();

    assertThat(get(open.update(old, Club_.name.set("older"))).name()).isEqualTo("older");
    run(open.destroy(created));
    assertThat(names(clubs.findAll())).containsExactly("chess", "go", "older");
  }

  @Test
  void linksDoNotLookAtIt() {
    run(enrolments.destroyWhere(Condition.all()));
    Member ada = ada();
    Club old = old();

    assertThat(get(ada.clubs().add(old))).isEqualTo(new Linked(1, 0, 0, 0));
    assertThat(get(ada.clubs().add(old, Enrolment_.role.set("x"))))
        .isEqualTo(new Linked(0, 0, 1, 0));
    assertThat(get(ada.clubs().remove(old))).isEqualTo(new Linked(0, 1, 0, 0));
    assertThat(get(get(open.findByPk(1)).sections().add(old))).isEqualTo(new Linked(1, 0, 0, 0));
    assertThat(get(clubs.findByPk(2)).parent().key()).isEqualTo(1L);
  }

  @Test
  void scopesNeverAccumulate() {
    Model<Club> twice = open.scoped(Query.of(Club_.TYPE).where(Club_.id.ge(1)));
    for (int i = 0; i < 2; i++) {
      log.clear();
      run(twice.findAll(q -> q.where(Club_.name.eq("go"))).then());
      run(twice.findAll().then());
      run(twice.findAll(q -> q.where(Club_.name.eq("go"))).then());
      run(twice.findAll().then());
      run(ofOpen.findAll(q -> q.include(Member_.clubs)).then());
      run(ofOpen.findAll(q -> q.include(Member_.clubs)).then());
    }

    List<String> sent = log.all();
    assertThat(sent).hasSize(8);
    assertThat(sent.subList(0, 2)).isEqualTo(sent.subList(2, 4));
    assertThat(sent.subList(4, 6)).isEqualTo(sent.subList(6, 8));
    assertThat(sent.get(1).split("\"kind\" =", -1)).hasSize(2);
    database.requireNothingOpen(scoped);
  }
}
