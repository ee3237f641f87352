package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.HasOne;
import io.sluice.Model;
import io.sluice.error.AssociationException;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.MissingTargetException;
import io.sluice.error.NotLoadedException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.toone.Captain;
import io.sluice.tests.toone.Captain_;
import io.sluice.tests.toone.StrictShip;
import io.sluice.tests.toone.StrictShip_;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** All that has-one does: results, statements, wrong arguments, cancellation and rollback. */
public abstract class HasOneContract extends ToOneParts {
  protected HasOneContract(DatabaseUnderTest database) {
    super(database);
  }

  /** The writes, each with what is linked after it. */
  public enum Write {
    /** An entity. */
    SET(
        (one, other) -> one.set(other),
        "other",
        "BEGIN",
        "SELECT",
        "UPDATE",
        "UPDATE",
        "SELECT",
        "COMMIT"),
    /** A key. */
    SET_KEY(
        (one, other) -> one.setKey(id(other)),
        "other",
        "BEGIN",
        "SELECT",
        "UPDATE",
        "UPDATE",
        "SELECT",
        "COMMIT"),
    /** Of assignments. */
    CREATE(
        (one, other) -> one.create(Passport_.number.set("new")),
        "new",
        "BEGIN",
        "SELECT",
        "UPDATE",
        "INSERT",
        "COMMIT"),
    /** Of an entity. */
    CREATE_ENTITY(
        (one, other) -> one.create(Passport_.builder().number("new").build()),
        "new",
        "BEGIN",
        "SELECT",
        "UPDATE",
        "INSERT",
        "COMMIT"),
    /** No row. */
    CLEAR((one, other) -> one.clear(), "", "UPDATE");

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final BiFunction<HasOne<Passport>, Passport, Mono<?>> operation;

    @SuppressWarnings("ImmutableEnumChecker") // immutable
    private final List<String> after;

    @SuppressWarnings("ImmutableEnumChecker") // immutable
    private final List<String> verbs;

    Write(
        BiFunction<HasOne<Passport>, Passport, Mono<?>> operation, String after, String... verbs) {
      this.operation = operation;
      this.after = after.isEmpty() ? List.of() : List.of(after);
      this.verbs = List.of(verbs);
    }

    private boolean isTransaction() {
      return verbs.size() > 1;
    }
  }

  private Member memberWithPassport() {
    Member ada = member("Ada");
    run(ada.passport().create(Passport_.number.set("old")));
    log.clear();
    return ada;
  }

  /** The numbers of the passports that refer to the member. */
  private static Mono<List<String>> numbers(Model<Passport> model, Member member) {
    return model
        .findAll(q -> q.where(Passport_.memberId.eq(id(member))).order(Passport_.id.asc()))
        .map(Passport::number)
        .collectList();
  }

  private List<String> numbers(Member member) {
    return get(numbers(passports, member));
  }

  @Test
  void getsTheRowInOneStatement() {
    Member ada = memberWithPassport();

    assertThat(get(ada.passport().get()).number()).isEqualTo("old");
    assertThat(get(members.association(Member_.passport, id(ada)).get()).number()).isEqualTo("old");

    assertThat(verbs()).containsExactly("SELECT", "SELECT");
    assertThat(log.all()).allSatisfy(each -> assertThat(each).contains("LIMIT"));
  }

  @Test
  void getsNothingWhereNothingIsLinked() {
    Member ada = member("Ada");
    passport("of nobody");

    empty(ada.passport().get());
    empty(members.association(Member_.passport, 404).get());
  }

  @Test
  void getsByTheQuery() {
    Member ada = memberWithPassport();
    run(passports.create(Passport_.number.set("second"), Passport_.member.set(ada)));

    assertThat(get(ada.passport().get(q -> q.order(Passport_.number.desc()))).number())
        .isEqualTo("second");
    assertThat(get(ada.passport().get(q -> q.order(Passport_.number.asc()))).number())
        .isEqualTo("old");
    Passport withMember = get(ada.passport().get(q -> q.include(Passport_.member)));
    assertThat(withMember.member().loaded()).map(Member::name).contains("Ada");
    empty(ada.passport().get(q -> q.where(Passport_.number.eq("none"))));
  }

  @ParameterizedTest
  @EnumSource
  void writes(Write write) {
    Member ada = memberWithPassport();
    Passport other = passport("other");

    run(write.operation.apply(ada.passport(), other));

    assertThat(verbs()).isEqualTo(returning(write.verbs));
    assertThat(numbers(ada)).isEqualTo(write.after);
    Passport former = get(passports.findOne(q -> q.where(Passport_.number.eq("old"))));
    assertThat(former.member().key()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void writesByTheKeyOfTheOwner(Write write) {
    Member ada = memberWithPassport();
    Member grace = member("Grace");
    run(grace.passport().create(Passport_.number.set("of Grace")));
    Passport other = passport("other");

    run(write.operation.apply(members.association(Member_.passport, id(ada)), other));

    assertThat(numbers(ada)).isEqualTo(write.after);
    assertThat(numbers(grace)).containsExactly("of Grace");
  }

  @Test
  void setAgainLooksWhetherItIsThere() {
    Member ada = memberWithPassport();
    Passport old = get(ada.passport().get());
    log.clear();

    run(ada.passport().set(old));

    assertThat(verbs())
        .containsExactly("BEGIN", "SELECT", "UPDATE", "UPDATE", "SELECT", "SELECT", "COMMIT");
    assertThat(numbers(ada)).containsExactly("old");
  }

  @Test
  void setGivesTheTargetAsItIsThen() {
    Member ada = memberWithPassport();
    Passport other = passport("other");

    for (Mono<Passport> set :
        List.of(ada.passport().set(other), ada.passport().setKey(id(other)))) {
      Passport linked = get(set);
      assertThat(linked.number()).isEqualTo("other");
      assertThat(linked.member().key()).isEqualTo(id(ada));
      assertThat(get(passports.update(linked, Passport_.number.set("other"))).number())
          .isEqualTo("other");
    }
  }

  @Test
  void setTakesTheRowFromItsOwner() {
    Member ada = memberWithPassport();
    Member grace = member("Grace");

    run(grace.passport().set(get(ada.passport().get())));

    assertThat(numbers(grace)).containsExactly("old");
    assertThat(numbers(ada)).isEmpty();
  }

  @Test
  void createGivesTheRowAsTheDatabaseHasIt() {
    Member ada = member("Ada");
    Member grace = member("Grace");

    Passport created =
        get(ada.passport().create(Passport_.builder().number("1").member(grace).build()));

    assertThat(created.member().key()).isEqualTo(ada.id());
    values(passports.findAll(), created);
    assertThat(get(created.member().get()).name()).isEqualTo("Ada");
  }

  @Test
  void isLoadedByAnInclude() {
    Member ada = memberWithPassport();
    member("Grace");
    log.clear();

    List<Member> found =
        get(
            members
                .findAll(q -> q.include(Member_.passport).order(Member_.id.asc()))
                .collectList());

    assertThat(found).allSatisfy(each -> assertThat(each.passport().isLoaded()).isTrue());
    assertThat(found)
        .extracting(each -> each.passport().loaded().map(Passport::number))
        .containsExactly(Optional.of("old"), Optional.empty());
    assertThat(found.get(0).passport()).hasToString("[1 loaded]");
    assertThat(found.get(1).passport()).hasToString("[0 loaded]");
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
    assertThat(found.get(0)).isEqualTo(ada);
  }

  @Test
  void isNotLoadedOtherwise() {
    HasOne<Passport> passport = memberWithPassport().passport();

    assertThat(passport.isLoaded()).isFalse();
    assertThat(passport).hasToString("[not loaded]");
    assertThat(failure(NotLoadedException.class, Mono.fromCallable(passport::loaded)))
        .hasMessageContaining("Member.passport was not loaded")
        .hasMessageContaining(".include(Member_.passport)");
    assertThat(log.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void unboundValuesSignal(Write write) {
    Passport other = passport("other");
    for (HasOne<Passport> each : List.of(HasOne.<Passport>none(), HasOne.of(other))) {
      failure(UnboundAssociationException.class, each.get());
      failure(UnboundAssociationException.class, write.operation.apply(each, other));
    }
    assertThat(HasOne.of(other).loaded()).contains(other);
    assertThat(log.all()).isEmpty();
  }

  @SuppressWarnings("NullAway") // that is what is tested
  @Test
  void wrongArgumentsThrowAtTheCall() {
    Member ada = memberWithPassport();
    HasOne<Passport> passport = ada.passport();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> passport.set(null))
        .withMessageContaining("Member.passport: the target is null; use clear()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> passport.setKey(null))
        .withMessageContaining("use clear()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> passport.setKey("1"))
        .withMessageContaining("a key of Passport is a Long, not String: 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> passport.setKey(ada))
        .withMessageContaining("a key of Passport is a Long, not Member");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> passport.set(Passport_.builder().number("new").build()))
        .withMessageContaining("Passport.id is null: create the Passport first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> passport.create(Passport_.number.set("1"), Passport_.number.set("2")))
        .withMessageContaining("Passport.number is assigned twice");
    assertThat(log.all()).isEmpty();
  }

  @Test
  void missingTargetIsAnErrorThatUndoesAll() {
    Member ada = memberWithPassport();

    MissingTargetException missing =
        failure(MissingTargetException.class, ada.passport().setKey(404));

    assertThat(missing).hasMessageContaining("Member.passport").hasMessageContaining("404");
    assertThat(verbs())
        .containsExactly("BEGIN", "SELECT", "UPDATE", "UPDATE", "SELECT", "ROLLBACK");
    assertThat(numbers(ada)).containsExactly("old");
  }

  @Test
  void missingOwnerIsAForeignKeyError() {
    HasOne<Passport> ofNobody = members.association(Member_.passport, 404);
    Passport other = passport("other");

    failure(ForeignKeyConstraintException.class, ofNobody.set(other));
    failure(ForeignKeyConstraintException.class, ofNobody.create(Passport_.number.set("new")));

    values(passports.findAll(), other);
  }

  @Test
  void errorOfACreateKeepsTheOneThatWas() {
    Member ada = memberWithPassport();

    failure(NotNullConstraintException.class, ada.passport().create());

    assertThat(verbs()).containsExactly("BEGIN", "SELECT", "UPDATE", "INSERT", "ROLLBACK");
    assertThat(numbers(ada)).containsExactly("old");
  }

  @Test
  void whatCannotBeUnlinkedIsNotReplaced() {
    database.sync(Captain_.TYPE, StrictShip_.TYPE);
    Captain captain = get(sluice.model(Captain_.TYPE).create(Captain_.name.set("Ahab")));
    Captain other = get(sluice.model(Captain_.TYPE).create(Captain_.name.set("Peleg")));
    HasOne<StrictShip> ship = captain.strictShip();
    StrictShip linked = get(ship.create(StrictShip_.title.set("Pequod")));
    StrictShip others = get(other.strictShip().create(StrictShip_.title.set("Rachel")));

    List<Mono<?>> refused =
        List.of(ship.clear(), ship.set(others), ship.create(StrictShip_.title.set("x")));
    for (Mono<?> each : refused) {
      assertThat(failure(AssociationException.class, each))
          .hasMessageContaining("Captain.strictShip cannot unlink")
          .hasMessageContaining("takes no null; destroy the StrictShip, or link it to another");
    }
    run(ship.set(linked));
    values(
        sluice.model(StrictShip_.TYPE).findAll(q -> q.order(StrictShip_.id.asc())), linked, others);
    run(sluice.model(StrictShip_.TYPE).destroy(linked));
    run(ship.set(others));
    assertThat(get(ship.get()).title()).isEqualTo("Rachel");
  }

  @ParameterizedTest
  @EnumSource
  void cancellationUndoesAll(Write write) {
    Member ada = memberWithPassport();
    Passport other = passport("other");

    cancelAt(
        write.isTransaction() ? 3 : 2,
        target -> {
          Mono<?> operation =
              write.operation.apply(
                  target.model(Member_.TYPE).association(Member_.passport, id(ada)), other);
          return write.isTransaction()
              ? operation
              : target.transaction(tx -> operation.then(Mono.never()));
        });

    assertThat(numbers(ada)).containsExactly("old");
    assertThat(get(passports.count())).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void rollbackUndoesAll(Write write) {
    Member ada = memberWithPassport();
    Passport other = passport("other");
    Model<Passport> outside = database.unpooled().model(Passport_.TYPE);

    List<List<String>> seen =
        seenInFailing(
            write.operation.apply(ada.passport(), other),
            numbers(outside, ada),
            numbers(passports, ada));

    assertThat(seen).containsExactly(List.of("old"), write.after);
    assertThat(numbers(ada)).containsExactly("old");
    assertThat(get(passports.count())).isEqualTo(2);
  }
}
