package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.UniqueConstraintException;
import io.sluice.error.ValidationException;
import io.sluice.error.ValidationException.Violation;
import io.sluice.hook.EntityValidator;
import io.sluice.query.Assignment;
import io.sluice.query.Expression;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User_;
import io.sluice.tests.valid.Attendance_;
import io.sluice.tests.valid.Gift_;
import io.sluice.tests.valid.Guest;
import io.sluice.tests.valid.Guest_;
import io.sluice.tests.valid.Party;
import io.sluice.tests.valid.Party_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Cases of validation that come from Sequelize; {@code NOT_PORTED.md} has the others. */
public abstract class ValidationCasesContract extends Contract {
  private final Model<Guest> guests;

  protected ValidationCasesContract(DatabaseUnderTest database) {
    super(database);
    this.guests = sluice.model(Guest_.TYPE);
  }

  @BeforeEach
  void tables() {
    database.sync(Guest_.TYPE, Gift_.TYPE, Party_.TYPE, Attendance_.TYPE);
  }

  private static void broken(Mono<?> operation, String... rules) {
    StepVerifier.create(operation)
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(ValidationException.class);
              List<Violation> violations = ((ValidationException) error).violations();
              assertThat(violations).extracting(Violation::toString).containsExactly(rules);
            })
        .verify(PATIENCE);
  }

  private Guest guest(String name) {
    return get(guests.create(Guest_.name.set(name), Guest_.email.set(name + "@example.org")));
  }

  @DisplayName("VAL-01: an update of a condition looks at what it assigns, and at nothing else")
  @Test
  void ofCondition() {
    Guest old = get(guests.create(Guest_.name.set("")).contextWrite(EntityValidator.off()));

    assertThat(get(guests.updateWhere(Guest_.name.eq(""), Guest_.drinks.set(1)))).isEqualTo(1);
    broken(guests.updateWhere(Guest_.name.eq(""), Guest_.name.set("")), "name: must not be blank");
    assertThat(get(guests.reload(old)).drinks()).isEqualTo(1);
  }

  @DisplayName("VAL-02, VAL-13, INST-34: an update, also of null, which only NotNull looks at")
  @Test
  void ofRow() {
    Guest ada = guest("Ada");

    broken(guests.update(ada, Guest_.name.set("")), "name: must not be blank");
    broken(guests.update(ada, Guest_.age.set(-1)), "age: must be greater than or equal to 18");
    assertThat(get(guests.update(ada, Guest_.age.setNull())).age()).isNull();
    broken(guests.create(Guest_.name.set("much too long")), "name: size must be between 0 and 10");
  }

  @DisplayName("VAL-04: what is there already is the database's to say, which names the columns")
  @Test
  void unique() {
    guest("Ada");
    Guest bea = guest("Bea");

    StepVerifier.create(guests.update(bea, Guest_.email.set("Ada@example.org")))
        .expectErrorSatisfies(
            error -> {
              assertThat(error).isInstanceOf(UniqueConstraintException.class);
              assertThat(((UniqueConstraintException) error).columns()).containsExactly("email");
            })
        .verify(PATIENCE);
  }

  @DisplayName("VAL-07, VAL-10: of a value that is missing only that is said, if it has no default")
  @Test
  void missing() {
    broken(guests.create(Guest_.age.set(30)), "name: must not be blank");
    broken(
        guests.create(Guest_.name.set("Ada"), Guest_.drinks.set(9)),
        "drinks: must be less than or equal to 5");
    assertThat(get(guests.create(Guest_.name.set("Ada"))).drinks()).isZero();
  }

  @DisplayName("VAL-11, VAL-14, VAL-23: constraints of one's own, also of the whole")
  @Test
  void own() {
    broken(
        guests.create(Guest_.builder().name("Ada").age(19).drinks(1).build()),
        "no drinks below 21");
    assertThat(get(guests.create(Guest_.builder().name("Ada").age(21).drinks(1).build())).id())
        .isNotNull();
  }

  @DisplayName("INST-28: what a hook assigns is validated, too")
  @Test
  void ofHooks() {
    Sluice hooked =
        database.sluice(
            1,
            settings ->
                settings.hooks(
                    Guest_.TYPE,
                    hooks -> hooks.beforeUpdate(write -> write.set(Guest_.email.set("x")))));
    Guest ada = guest("Ada");

    broken(
        hooked.model(Guest_.TYPE).update(ada, Guest_.age.set(40)),
        "email: must be a well-formed email address");
    assertThat(get(guests.reload(ada)).age()).isNull();
    database.requireNothingOpen(hooked);
  }

  @DisplayName(
      "HK-V01, HK-V02: the hook before repairs what is validated, the one after has its way")
  @Test
  void aroundValidation() {
    Sluice hooked =
        database.sluice(
            1,
            settings ->
                settings.hooks(
                    Guest_.TYPE,
                    hooks ->
                        hooks
                            .beforeValidate(write -> write.set(Guest_.age.set(40)))
                            .afterValidate(write -> write.set(Guest_.name.set("Toni")))));
    Model<Guest> others = hooked.model(Guest_.TYPE);

    Guest created = get(others.create(Guest_.name.set("Bob"), Guest_.age.set(3)));
    assertThat(created.name()).isEqualTo("Toni");
    assertThat(created.age()).isEqualTo(40);
    Guest updated = get(others.update(created, Guest_.drinks.set(1)));
    assertThat(updated.name()).isEqualTo("Toni");
    database.requireNothingOpen(hooked);
  }

  @DisplayName("BTM-55, BTM-56, UPS-05: values of join rows and of upserts")
  @Test
  void ofJoinRows() {
    Guest ada = guest("Ada");
    Party party = get(sluice.model(Party_.TYPE).create(Party_.name.set("P")));
    String size = "role: size must be between 1 and 10";

    broken(ada.parties().add(party, Attendance_.role.set("")), size);
    broken(
        ada.parties().create(Party_.builder().name("Q").build(), Attendance_.role.set("")), size);
    broken(
        guests.upsert(Guest_.name.set(""), Guest_.email.set("a@example.org")),
        "name: must not be blank");
  }

  @DisplayName("what only the database refuses names the attribute")
  @Test
  void refused() {
    StepVerifier.create(
            users.updateByPk(
                users.key(user("Ada")),
                List.of(
                    new Assignment.Value<>(
                        User_.name, new Expression.Parameter<>(null, User_.name.type())))))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(NotNullConstraintException.class)
                    .hasMessageStartingWith("User.name: "))
        .verify(PATIENCE);
  }
}
