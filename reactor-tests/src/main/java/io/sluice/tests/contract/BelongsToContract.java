package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.BelongsTo;
import io.sluice.Model;
import io.sluice.error.AssociationException;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.GoneException;
import io.sluice.error.NotLoadedException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.club.Passport;
import io.sluice.tests.club.Passport_;
import io.sluice.tests.toone.Boss;
import io.sluice.tests.toone.Boss_;
import io.sluice.tests.toone.Hammock;
import io.sluice.tests.toone.Hammock_;
import io.sluice.tests.toone.Sailor_;
import io.sluice.tests.toone.StrictErrand;
import io.sluice.tests.toone.StrictErrand_;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** All that belongs-to does: results, statements, wrong arguments, cancellation and rollback. */
public abstract class BelongsToContract extends ToOneParts {
  protected BelongsToContract(DatabaseUnderTest database) {
    super(database);
  }

  /** The writes, each with the name of the member that the passport refers to after it. */
  public enum Write {
    /** An entity. */
    SET((one, other) -> one.set(other), "other", "UPDATE"),
    /** A key. */
    SET_KEY((one, other) -> one.setKey(id(other)), "other", "UPDATE"),
    /** Of assignments. */
    CREATE(
        (one, other) -> one.create(Member_.name.set("new")),
        "new",
        "BEGIN",
        "INSERT",
        "UPDATE",
        "COMMIT"),
    /** Of an entity. */
    CREATE_ENTITY(
        (one, other) -> one.create(Member_.builder().name("new").build()),
        "new",
        "BEGIN",
        "INSERT",
        "UPDATE",
        "COMMIT"),
    /** No row. */
    CLEAR((one, other) -> one.clear(), "nobody", "UPDATE");

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final BiFunction<BelongsTo<Member>, Member, Mono<?>> operation;

    private final String after;

    @SuppressWarnings("ImmutableEnumChecker") // immutable
    private final List<String> verbs;

    Write(BiFunction<BelongsTo<Member>, Member, Mono<?>> operation, String after, String... verbs) {
      this.operation = operation;
      this.after = after;
      this.verbs = List.of(verbs);
    }

    private boolean isTransaction() {
      return verbs.size() > 1;
    }
  }

  private Passport passportOf(String name) {
    Member member = member(name);
    Passport passport =
        get(passports.create(Passport_.number.set("1"), Passport_.member.set(member)));
    log.clear();
    return passport;
  }

  /** The name of the member that the passport refers to in the database. */
  private static Mono<String> holder(Model<Passport> model, Passport passport) {
    return model
        .reload(passport, q -> q.include(Passport_.member))
        .map(each -> each.member().loaded().map(Member::name).orElse("nobody"));
  }

  private String holder(Passport passport) {
    return get(holder(passports, passport));
  }

  @Test
  void getsTheRowInOneStatement() {
    Passport passport = passportOf("old");

    assertThat(get(passport.member().get()).name()).isEqualTo("old");

    assertThat(verbs()).containsExactly("SELECT");
  }

  @Test
  void getsNothingWithoutAKeyAndWithoutAStatement() {
    Passport passport = passport("1");

    empty(passport.member().get());
    empty(passport.member().get(q -> q.include(Member_.passport)));

    assertThat(log.all()).isEmpty();
  }

  @Test
  void getsByTheQuery() {
    Passport passport = passportOf("old");

    Member found = get(passport.member().get(q -> q.include(Member_.passport)));
    assertThat(found.passport().loaded()).contains(passport);
    empty(passport.member().get(q -> q.where(Member_.name.eq("none"))));
  }

  @Test
  void getsDeletedRowsOnlyIfAsked() {
    Passport passport = passportOf("old");
    run(members.destroy(get(passport.member().get())));

    empty(passport.member().get());
    assertThat(get(passport.member().get(q -> q.withDeleted())).name()).isEqualTo("old");
  }

  @ParameterizedTest
  @EnumSource
  void writes(Write write) {
    Passport passport = passportOf("old");
    Member other = member("other");

    run(write.operation.apply(passport.member(), other));

    assertThat(verbs()).isEqualTo(returning(write.verbs));
    List<String> updates = log.all().stream().filter(each -> each.startsWith("UPDATE")).toList();
    assertThat(updates).hasSize(1);
    assertThat(updates.get(0)).contains("member_id").doesNotContain("number");
    assertThat(holder(passport)).isEqualTo(write.after);
    assertThat(get(passports.reload(passport)).number()).isEqualTo("1");
  }

  @Test
  void setGivesTheValueOfTheEntity() {
    Passport passport = passportOf("old");
    Member other = member("other");

    BelongsTo<Member> set = get(passport.member().set(other));
    assertThat(set.key()).isEqualTo(id(other));
    assertThat(set.loaded()).contains(other);
    assertThat(get(set.get()).name()).isEqualTo("other");
    BelongsTo<Member> cleared = get(set.clear());
    assertThat(cleared.key()).isNull();
    assertThat(cleared.loaded()).isEmpty();
    BelongsTo<Member> again = get(cleared.setKey((int) id(other)));
    assertThat(again.key()).isEqualTo(id(other));
    assertThat(again.isLoaded()).isFalse();
    assertThat(holder(passport)).isEqualTo("other");
    assertThat(get(passports.reload(passport)).member()).isEqualTo(again);
  }

  @ParameterizedTest
  @EnumSource
  void writesNoOtherRow(Write write) {
    Passport passport = passportOf("old");
    Passport another = passportOf("another");

    run(write.operation.apply(passport.member(), member("other")));

    assertThat(holder(another)).isEqualTo("another");
  }

  @Test
  void createGivesTheRowAsTheDatabaseHasIt() {
    Passport passport = passport("1");

    Member created = get(passport.member().create(Member_.name.set("Ada"), Member_.age.set(36)));

    values(members.findAll(), created);
    assertThat(get(created.passport().get())).isEqualTo(get(passports.reload(passport)));
  }

  @Test
  void knowsItsKeyWithoutAStatement() {
    Passport passport = passportOf("old");

    assertThat(passport.member().key()).isEqualTo(1L);
    assertThat(passport.member().key(Long.class)).isEqualTo(1L);
    assertThat(passport("2").member().key()).isNull();
    assertThat(passport.member()).hasToString("[key 1]").isEqualTo(BelongsTo.key(1L));
    assertThat(passport.member()).isNotEqualTo(BelongsTo.key(2L)).isNotEqualTo(BelongsTo.none());
    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> passport.member().key(String.class));
  }

  @Test
  void isLoadedByAnInclude() {
    Passport passport = passportOf("old");
    passport("2");

    List<Passport> found =
        get(
            passports
                .findAll(q -> q.include(Passport_.member).order(Passport_.id.asc()))
                .collectList());

    assertThat(found).allSatisfy(each -> assertThat(each.member().isLoaded()).isTrue());
    assertThat(found)
        .extracting(each -> each.member().loaded().map(Member::name))
        .containsExactly(Optional.of("old"), Optional.empty());
    assertThat(found.get(0)).isEqualTo(passport);
  }

  @Test
  void isNotLoadedOtherwise() {
    BelongsTo<Member> member = passportOf("old").member();

    assertThat(member.isLoaded()).isFalse();
    assertThat(failure(NotLoadedException.class, Mono.fromCallable(member::loaded)))
        .hasMessageContaining("Passport.member was not loaded")
        .hasMessageContaining(".include(Passport_.member)");
    assertThat(log.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void unboundValuesSignal(Write write) {
    Member ada = member("Ada");
    List<BelongsTo<Member>> unbound =
        List.of(BelongsTo.none(), BelongsTo.key(1L), BelongsTo.of(Passport_.member, ada));
    for (BelongsTo<Member> each : unbound) {
      failure(UnboundAssociationException.class, each.get());
      failure(UnboundAssociationException.class, write.operation.apply(each, ada));
    }
    assertThat(unbound.get(2).loaded()).contains(ada);
    assertThat(log.all()).isEmpty();
  }

  @SuppressWarnings("NullAway") // that is what is tested
  @Test
  void wrongArgumentsThrowAtTheCall() {
    Passport passport = passportOf("old");
    BelongsTo<Member> member = passport.member();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> member.set(null))
        .withMessageContaining("Passport.member: the target is null; use clear()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> member.setKey(null))
        .withMessageContaining("Passport.member: the key is null; use clear()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> member.setKey("1"))
        .withMessageContaining("a key of Member is a Long, not String: 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> member.setKey(passport))
        .withMessageContaining("a key of Member is a Long, not Passport");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> member.set(Member_.builder().name("new").build()))
        .withMessageContaining("Member.id is null; create the Member first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> member.create(Member_.name.set("1"), Member_.name.set("2")))
        .withMessageContaining("Member.name is assigned twice");
    assertThat(log.all()).isEmpty();
  }

  // it is no key of the target, so the target's class of keys does not look at it
  @Test
  void wrongValueOfAnotherAttributeThrowsAtTheCall() {
    database.sync(Sailor_.TYPE, Hammock_.TYPE);
    Hammock hammock = get(sluice.model(Hammock_.TYPE).create());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> hammock.sailor().setKey(5))
        .withMessageContaining("Hammock.sailor")
        .withMessageContaining("Sailor.username is a String, not Integer: 5");
  }

  @Test
  void missingTargetIsAForeignKeyError() {
    Passport passport = passportOf("old");

    failure(ForeignKeyConstraintException.class, passport.member().setKey(404));

    assertThat(verbs()).containsExactly("UPDATE");
    assertThat(holder(passport)).isEqualTo("old");
  }

  @ParameterizedTest
  @EnumSource
  void rowThatIsGoneIsAnError(Write write) {
    Passport passport = passportOf("old");
    Member other = member("other");
    run(passports.destroy(passport));

    assertThat(failure(GoneException.class, write.operation.apply(passport.member(), other)))
        .hasMessageContaining("Passport");

    assertThat(get(members.count())).isEqualTo(2);
  }

  @Test
  void errorOfACreateChangesNothing() {
    Passport passport = passportOf("old");

    failure(NotNullConstraintException.class, passport.member().create());

    assertThat(verbs()).containsExactly("BEGIN", "INSERT", "ROLLBACK");
    assertThat(holder(passport)).isEqualTo("old");
  }

  @Test
  void whatTakesNoNullIsNotCleared() {
    database.sync(Boss_.TYPE, StrictErrand_.TYPE);
    Boss boss = get(sluice.model(Boss_.TYPE).create(Boss_.id.set(1L)));
    StrictErrand errand =
        get(
            sluice
                .model(StrictErrand_.TYPE)
                .create(StrictErrand_.title.set("one"), StrictErrand_.boss.set(boss)));
    log.clear();

    assertThat(failure(AssociationException.class, errand.boss().clear()))
        .hasMessageContaining("StrictErrand.boss cannot be cleared")
        .hasMessageContaining("takes no null; set another Boss, or destroy the StrictErrand");

    assertThat(log.all()).isEmpty();
    assertThat(get(errand.boss().get())).isEqualTo(boss);
  }

  @ParameterizedTest
  @EnumSource
  void cancellationUndoesAll(Write write) {
    Passport passport = passportOf("old");
    Member other = member("other");

    cancelAt(
        write.isTransaction() ? 3 : 2,
        target -> {
          Mono<?> operation =
              write.operation.apply(target.model(Passport_.TYPE).bind(passport).member(), other);
          return write.isTransaction()
              ? operation
              : target.transaction(tx -> operation.then(Mono.never()));
        });

    assertThat(holder(passport)).isEqualTo("old");
    assertThat(get(members.count())).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void rollbackUndoesAll(Write write) {
    Passport passport = passportOf("old");
    Member other = member("other");
    Model<Passport> outside = database.unpooled().model(Passport_.TYPE);

    List<String> seen =
        seenInFailing(
            write.operation.apply(passport.member(), other),
            holder(outside, passport),
            holder(passports, passport));

    assertThat(seen).containsExactly("old", write.after);
    assertThat(holder(passport)).isEqualTo("old");
    assertThat(get(members.count())).isEqualTo(2);
  }
}
