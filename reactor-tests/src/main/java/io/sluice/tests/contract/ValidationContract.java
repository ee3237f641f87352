package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.BulkRecordException;
import io.sluice.error.ValidationException;
import io.sluice.error.ValidationException.Violation;
import io.sluice.hook.EntityValidator;
import io.sluice.query.Expression;
import io.sluice.result.Joined;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.valid.Attendance;
import io.sluice.tests.valid.Attendance_;
import io.sluice.tests.valid.Gift_;
import io.sluice.tests.valid.Guest;
import io.sluice.tests.valid.Guest_;
import io.sluice.tests.valid.Party;
import io.sluice.tests.valid.Party_;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Constraints are looked at before a statement is sent, by the validator on the class path. */
public abstract class ValidationContract extends Contract {
  private final Model<Guest> guests;
  private final Model<Party> parties;

  protected ValidationContract(DatabaseUnderTest database) {
    super(database);
    this.guests = sluice.model(Guest_.TYPE);
    this.parties = sluice.model(Party_.TYPE);
  }

  @BeforeEach
  void tables() {
    database.sync(Guest_.TYPE, Gift_.TYPE, Party_.TYPE, Attendance_.TYPE);
  }

  private static Guest_.Builder ada() {
    return Guest_.builder().name("Ada").email("ada@example.org").age(36);
  }

  /** Nothing is sent, and this is wrong. */
  private void invalid(Publisher<?> operation, String... paths) {
    log.clear();
    StepVerifier.create(Flux.from(operation).then())
        .expectErrorSatisfies(error -> assertThat(paths(error)).containsExactly(paths))
        .verify(PATIENCE);
    assertThat(log.statements()).isEmpty();
  }

  private static List<String> paths(Throwable error) {
    assertThat(error).isInstanceOf(ValidationException.class);
    return ((ValidationException) error).violations().stream().map(Violation::path).toList();
  }

  @DisplayName("an entity, or the values of one, that are created")
  @Test
  void created() {
    Mono<Guest> invalid = guests.create(ada().name("").email("x").build());

    invalid(invalid, "email", "name");
    StepVerifier.create(invalid)
        .expectErrorMessage(
            "Guest is not valid: email: must be a well-formed email address; name: must not be"
                + " blank")
        .verify(PATIENCE);
    invalid(guests.create(Guest_.email.set("x"), Guest_.age.set(17)), "name", "email", "age");
    invalid(guests.create(ada().age(20).drinks(1).build()), "");
    invalid(guests.upsert(Guest_.name.set("far too long"), Guest_.email.set("a@b.org")), "name");
    invalid(guests.upsert(ada().age(7).build()), "age");
    invalid(guests.createIfAbsent(ada().age(7).build()), "age");

    assertThat(get(guests.create(ada().build())).drinks()).isZero();
    assertThat(get(guests.create(Guest_.name.set("Bea"))).drinks()).isZero();
  }

  @DisplayName("only what is changed by an update, but all of a replacement")
  @Test
  void updated() {
    Guest old = get(guests.create(ada().age(7).build()).contextWrite(EntityValidator.off()));
    Object key = guests.key(old);

    invalid(guests.update(old, Guest_.name.set(" ")), "name");
    invalid(guests.update(old, old.withEmail("x")), "email");
    invalid(guests.updateByPk(key, Guest_.drinks.set(6)), "drinks");
    invalid(guests.updateWhere(Guest_.name.eq("Ada"), Guest_.age.set(1)), "age");
    invalid(guests.replace(old), "age");

    assertThat(get(guests.update(old, Guest_.name.set("Bea"))).name()).isEqualTo("Bea");
    assertThat(get(guests.increment(old, Guest_.drinks.by(9))).drinks()).isEqualTo(9);
  }

  @DisplayName("of an association, of a nested create, and of join rows")
  @Test
  void associated() {
    Guest ada = get(guests.create(ada().build()));
    Party party = get(parties.create(Party_.name.set("P")));

    invalid(ada.gifts().create(Gift_.what.set("x")), "what");
    invalid(ada.gifts().create(Gift_.builder().what("x").build()), "what");
    invalid(
        guests.create(
            ada().email("b@example.org").gifts(Gift_.builder().what("x").build()).build(),
            Guest_.gifts),
        "what");
    invalid(ada.parties().add(party, Attendance_.role.set("")), "role");
    List<Joined<Party, Attendance>> joined =
        List.of(new Joined<>(party, Attendance_.builder().role("").build()));
    invalid(ada.parties().setJoined(joined), "role");
    invalid(ada.parties().addJoined(joined), "role");
    invalid(
        ada.parties().create(Party_.builder().name("Q").build(), Attendance_.role.set("")), "role");

    assertThat(get(ada.parties().add(party)).added()).isEqualTo(1);
    assertThat(get(parties.count())).isEqualTo(1);
    assertThat(get(guests.count())).isEqualTo(1);
  }

  @DisplayName("each record in bulk, which is named, or skipped")
  @Test
  void inBulk() {
    Flux<Guest> records = Flux.just(ada().build(), ada().email("b@example.org").name("").build());

    for (Publisher<?> each :
        List.of(
            guests.bulkCreate(records),
            guests.bulkImport(records),
            guests.bulkUpsert(records, o -> o.conflictOn(Guest_.email)),
            guests.bulkCreate(records, Guest_.gifts))) {
      StepVerifier.create(Flux.from(each).then())
          .expectErrorSatisfies(
              error -> {
                assertThat(error).isInstanceOf(BulkRecordException.class);
                assertThat(((BulkRecordException) error).index()).isEqualTo(1);
                assertThat(error).hasCauseInstanceOf(ValidationException.class);
              })
          .verify(PATIENCE);
    }
    assertThat(get(guests.count())).isZero();

    List<Throwable> skipped = new ArrayList<>();
    List<Guest> created = get(guests.bulkCreate(records, o -> o.skip(skipped::add)).collectList());
    assertThat(created).hasSize(1);
    assertThat(skipped).hasSize(1);
    StepVerifier.create(
            guests.bulkUpdate(Flux.fromIterable(created).map(each -> each.withAge(3)), Guest_.age))
        .expectErrorSatisfies(error -> assertThat(error.getCause()).hasMessageContaining("age"))
        .verify(PATIENCE);
  }

  @DisplayName("hooks before it are validated, those after it are not")
  @Test
  void hooks() {
    Sluice hooked =
        database.sluice(
            1,
            settings ->
                settings.hooks(
                    Guest_.TYPE,
                    hooks ->
                        hooks
                            .beforeCreate(
                                write ->
                                    write.set(
                                        Guest_.name.set(
                                            write.value(Guest_.name).orElse("").strip())))
                            .beforeValidate(write -> write.set(Guest_.drinks.set(2)))
                            .afterValidate(write -> write.set(Guest_.age.set(1)))));
    Model<Guest> others = hooked.model(Guest_.TYPE);

    Guest ada = get(others.create(ada().name("      Ada      ").build()));
    assertThat(ada.name()).isEqualTo("Ada");
    assertThat(ada.drinks()).isEqualTo(2);
    assertThat(ada.age()).isEqualTo(1);
    invalid(others.create(ada().name("  ").build()), "name");
    database.requireNothingOpen(hooked);
  }

  @DisplayName("what a hook lets the database compute is left to it, but not of rows in bulk")
  @Test
  void computedByHook() {
    Expression<Guest, String> computed =
        Expression.unsafeSql("upper({0})", DataType.STRING, "hooked");
    Sluice hooked =
        database.sluice(
            1,
            settings ->
                settings.hooks(
                    Guest_.TYPE,
                    hooks ->
                        hooks
                            .individually()
                            .beforeCreate(write -> write.set(Guest_.name.setTo(computed)))));
    Model<Guest> others = hooked.model(Guest_.TYPE);

    assertThat(get(others.create(ada().name("").build())).name()).isEqualTo("HOOKED");
    StepVerifier.create(others.bulkCreate(List.of(ada().email("b@example.org").build())))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .hasStackTraceContaining(
                        "Guest.name: a row that is created with others takes values only"))
        .verify(PATIENCE);
    database.requireNothingOpen(hooked);
  }

  @DisplayName("it is off where the context or the settings say so; values are shown if asked")
  @Test
  void settings() {
    Sluice off = database.sluice(1, settings -> settings.validator(EntityValidator.NONE));
    Sluice showing = database.sluice(1, settings -> settings.showValues(String::valueOf));
    Sluice gathering = database.sluice(1, settings -> settings.gatherCreates(true));
    Guest minor = Guest_.builder().name("Cleo").age(7).build();

    run(off.model(Guest_.TYPE).create(minor));
    run(guests.create(minor).contextWrite(EntityValidator.off()));
    run(guests.bulkCreate(Flux.just(minor)).then().contextWrite(EntityValidator.off()));
    assertThat(get(guests.count())).isEqualTo(3);
    StepVerifier.create(showing.model(Guest_.TYPE).create(minor))
        .expectErrorMessage("Guest is not valid: age: must be greater than or equal to 18: 7")
        .verify(PATIENCE);
    invalid(gathering.model(Guest_.TYPE).create(minor), "age");
    database.requireNothingOpen(off, showing, gathering);
  }
}
