package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Query;
import io.sluice.query.Selection;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.club.Remark_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.Task_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Cases of scopes and what they include: Ada is outside of the default scope of members. */
public abstract class ScopeIncludeCasesContract extends ClubContract {
  private static final Query<User> ALL = Query.of(User_.TYPE);

  private final Model<Member> scoped;
  private final Sluice scopes;

  protected ScopeIncludeCasesContract(DatabaseUnderTest database) {
    super(database);
    this.scopes =
        database.sluice(
            2,
            settings ->
                settings
                    .defaultScope(Query.of(Member_.TYPE).where(Member_.age.ge(18)))
                    .defaultScope(Query.of(Club_.TYPE).where(Club_.kind.eq("open")))
                    .defaultScope(Query.of(Passport_.TYPE).where(Passport_.number.eq("active")))
                    .defaultScope(Query.of(Remark_.TYPE).where(Remark_.text.ge("5"))));
    this.scoped = scopes.model(Member_.TYPE);
  }

  /** Ada of 17 has four remarks, a passport and two clubs, of which Bob of 20 is a member, too. */
  private Member ada() {
    Member ada = get(scoped.create(Member_.name.set("Ada"), Member_.age.set(17)));
    Member bob = get(scoped.create(Member_.name.set("Bob"), Member_.age.set(20)));
    run(
        Flux.just("5", "7", "3", "4")
            .concatMap(each -> ada.remarks().create(Remark_.text.set(each)))
            .then());
    run(ada.passport().create(Passport_.number.set("old")));
    run(ada.clubs().create(Club_.name.set("chess"), Club_.kind.set("open")));
    run(ada.clubs().create(Club_.name.set("go"), Club_.kind.set("closed")));
    run(bob.clubs().addKeys(1, 2));
    log.clear();
    return ada;
  }

  @Test
  @DisplayName("SC-08: the default scope of what is included, whose row is outside of its own")
  void includes() {
    ada();

    Member found = get(scoped.unscoped().findByPk(1, q -> q.includeAll()));

    assertThat(found.remarks().loaded())
        .extracting(each -> each.text())
        .containsExactlyInAnyOrder("5", "7");
    assertThat(found.passport().loaded()).isEmpty();
    assertThat(found.clubs().loaded()).extracting(Club::name).containsExactly("chess");
  }

  @Test
  @DisplayName("SC-10: associations of each kind without the default scope")
  void gettersUnscoped() {
    Member ada = ada();
    Passport passport = get(ada.passport().get(Selection::unscoped));
    Club chess = get(scopes.model(Club_.TYPE).findByPk(1));

    assertThat(get(ada.remarks().get(Selection::unscoped).count())).isEqualTo(4);
    assertThat(get(passport.member().get(Selection::unscoped)).name()).isEqualTo("Ada");
    assertThat(get(chess.members().get(Selection::unscoped).count())).isEqualTo(2);
    assertThat(names(ada.clubs().get(Selection::unscoped))).containsExactly("chess", "go");
  }

  @Test
  @DisplayName("SC-11: associations of each kind within the default scope")
  void getters() {
    Member ada = ada();
    Passport passport = get(ada.passport().get(Selection::unscoped));
    Club chess = get(scopes.model(Club_.TYPE).findByPk(1));

    assertThat(get(ada.remarks().get().count())).isEqualTo(2);
    empty(ada.passport().get());
    empty(passport.member().get());
    assertThat(get(chess.members().get().map(Member::name).collectList())).containsExactly("Bob");
    assertThat(names(ada.clubs().get())).containsExactly("chess");
  }

  @BeforeEach
  void createProjects() {
    for (String name : List.of("Ada", "Bob")) {
      User user = user(name);
      for (String title : List.of("a", "b", "c")) {
        Project project =
            get(
                user.projects()
                    .create(Project_.title.set(title), Project_.budget.set(BigDecimal.ONE)));
        for (String task : List.of("x", "y", "z")) {
          run(project.tasks().create(Task_.title.set(task), Task_.done.set(task.equals("y"))));
        }
      }
    }
    log.clear();
  }

  @Test
  @DisplayName("SC-13: a scope includes some of the associated rows")
  void scopeWithInclude() {
    Model<User> first =
        users.scoped(ALL.include(User_.projects, p -> p.where(Project_.title.eq("a"))));

    assertThat(get(first.findAll().collectList()))
        .hasSize(2)
        .allMatch(each -> each.projects().loaded().size() == 1);
    assertThat(get(first.findOne(q -> q.where(User_.id.eq(1)))).projects().loaded()).hasSize(1);
    assertThat(get(first.findByPk(1)).projects().loaded()).hasSize(1);
  }

  @Test
  @DisplayName("SC-14: an association that several scopes include is included once")
  void includeOfSeveralScopes() {
    Query<User> with = ALL.include(User_.projects);
    Model<User> model =
        database.sluice(1, settings -> settings.defaultScope(with)).model(User_.TYPE);

    User found = get(model.scoped(with, with).findByPk(1, q -> q.include(User_.projects)));

    assertThat(found.projects().loaded()).hasSize(3);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  @DisplayName("SC-17: includes with conditions, beside each other")
  void includesWithConditions() {
    ada();

    Member found =
        get(
            members.findByPk(
                1,
                q ->
                    q.include(Member_.passport, p -> p.where(Passport_.number.eq("old")))
                        .include(Member_.clubs, c -> c.where(Club_.kind.eq("closed")))));

    assertThat(found.passport().loaded()).isPresent();
    assertThat(found.clubs().loaded()).extracting(Club::name).containsExactly("go");
  }

  /** All orders of the list. */
  private static <T> List<List<T>> orders(List<T> list) {
    if (list.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : list) {
      List<T> others = new ArrayList<>(list);
      others.remove(first);
      for (List<T> each : orders(others)) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(each);
        all.add(order);
      }
    }
    return all;
  }

  private static String shown(User user) {
    StringBuilder text = new StringBuilder(user.name());
    for (Project project : user.projects().loaded()) {
      text.append(' ').append(project.title()).append(project.budget());
      project.tasks().loaded().forEach(each -> text.append(each.title()).append(each.done()));
    }
    return text.toString();
  }

  @Test
  @DisplayName("SC-28: includes of several scopes are merged however deep, in any order")
  void mergesDeep() {
    List<Query<User>> parts =
        List.of(
            ALL.include(User_.projects, p -> p.order(Project_.id.asc()).include(Project_.tasks)),
            ALL.include(User_.projects, p -> p.limit(2)),
            ALL.include(
                User_.projects,
                p -> p.include(Project_.tasks, t -> t.order(Task_.id.desc()).limit(2))),
            ALL.include(User_.projects, p -> p.attributesExcept(Project_.budget)),
            ALL.order(User_.name.asc()));
    for (List<Query<User>> order : orders(parts)) {
      Model<User> model = users;
      for (Query<User> each : order.subList(0, 4)) {
        model = model.scoped(each);
      }
      assertThat(
              get(model.findAll(order.get(4)).map(ScopeIncludeCasesContract::shown).collectList()))
          .containsExactly(
              "Ada anullzfalseytrue bnullzfalseytrue", "Bob anullzfalseytrue bnullzfalseytrue");
    }
  }
}
