package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.error.MissingTargetException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Branch;
import io.sluice.tests.hasmany.Branch_;
import io.sluice.tests.hasmany.Clerk;
import io.sluice.tests.hasmany.Clerk_;
import io.sluice.tests.hasmany.Counter;
import io.sluice.tests.hasmany.Counter_;
import io.sluice.tests.hasmany.Customer;
import io.sluice.tests.hasmany.Customer_;
import io.sluice.tests.hasmany.Invoice_;
import io.sluice.tests.hasmany.Person;
import io.sluice.tests.hasmany.Person_;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Has-many from and to keys of several parts, keys that are no integers, and to its own kind. */
public abstract class HasManyKeyContract extends HasManyCases {
  private final Model<Branch> branches;
  private final Model<Clerk> clerks;
  private final Model<Counter> counters;
  private final Model<Person> people;

  protected HasManyKeyContract(DatabaseUnderTest database) {
    super(
        database,
        Branch_.TYPE,
        Clerk_.TYPE,
        Counter_.TYPE,
        Customer_.TYPE,
        Invoice_.TYPE,
        Person_.TYPE);
    this.branches = sluice.model(Branch_.TYPE);
    this.clerks = sluice.model(Clerk_.TYPE);
    this.counters = sluice.model(Counter_.TYPE);
    this.people = sluice.model(Person_.TYPE);
  }

  private Branch branch(String country, int number) {
    return get(branches.create(Branch_.country.set(country), Branch_.number.set(number)));
  }

  private Clerk clerk(String name) {
    return get(clerks.create(Clerk_.name.set(name)));
  }

  private Counter counter(String hall, int place) {
    return get(counters.create(Counter_.hall.set(hall), Counter_.place.set(place)));
  }

  @Test
  void fromAKeyOfTwoParts() {
    Branch branch = branch("DE", 1);
    Branch neighbour = branch("DE", 2);
    Clerk first = clerk("first");
    Clerk second = clerk("second");
    Clerk third = get(branch.clerks().create(Clerk_.name.set("third")));
    assertThat(third.branch().key()).isEqualTo(new Branch_.Key("DE", 1));
    log.clear();

    assertThat(get(branch.clerks().add(first, second))).isEqualTo(linked(2, 0, 0));
    assertThat(verbs()).containsExactly("BEGIN", "UPDATE", "COMMIT");
    assertThat(get(branch.clerks().add(first, third))).isEqualTo(linked(0, 0, 2));
    assertThat(get(branch.clerks().count())).isEqualTo(3);
    assertThat(get(branch.clerks().has(first, second, third))).isTrue();
    assertThat(get(neighbour.clerks().add(first))).isEqualTo(linked(1, 0, 0));
    assertThat(get(branch.clerks().set(third))).isEqualTo(linked(0, 1, 1));
    assertThat(get(branch.clerks().get().collectList())).containsExactly(third);
    assertThat(get(neighbour.clerks().get().map(Clerk::name).collectList()))
        .containsExactly("first");
    assertThat(get(branch.clerks().clear())).isEqualTo(linked(0, 1, 0));
    assertThat(get(clerks.reload(third)).branch().key()).isNull();
  }

  @Test
  void handleOfAKeyOfTwoParts() {
    branch("DE", 1);
    Clerk clerk = clerk("first");
    HasMany<Clerk> handle = branches.association(Branch_.clerks, new Branch_.Key("DE", 1));

    assertThat(get(handle.add(clerk))).isEqualTo(linked(1, 0, 0));
    assertThat(get(handle.has(clerk))).isTrue();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> branches.association(Branch_.clerks, "DE"))
        .withMessageContaining("a key of Branch is a Branch_.Key(country, number)");
  }

  @Test
  void toAKeyOfTwoParts() {
    Clerk clerk = clerk("clerk");
    Counter first = counter("A", 1);
    counter("A", 2);
    counter("B", 1);
    log.clear();

    assertThat(get(clerk.counters().addKeys(first, new Counter_.Key("B", 1))))
        .isEqualTo(linked(2, 0, 0));
    assertThat(verbs()).containsExactly("BEGIN", "UPDATE", "COMMIT");
    assertThat(get(clerk.counters().hasKeys(new Counter_.Key("A", 1), new Counter_.Key("B", 1))))
        .isTrue();
    assertThat(get(clerk.counters().hasKeys(new Counter_.Key("A", 2)))).isFalse();
    log.clear();
    assertThat(
            get(
                clerk
                    .counters()
                    .setKeys(Flux.just(new Counter_.Key("A", 2), new Counter_.Key("B", 1)))))
        .isEqualTo(linked(1, 1, 1));
    // the first one locks, the third one asks whether the texts of new and former keys are the same
    // to the server
    assertThat(verbs())
        .containsExactly("BEGIN", "SELECT", "SELECT", "SELECT", "UPDATE", "UPDATE", "COMMIT");
    assertThat(get(clerk.counters().removeKeys(first, new Counter_.Key("B", 1))))
        .isEqualTo(linked(0, 1, 0));
    assertThat(get(clerk.counters().get().single()))
        .extracting(Counter::hall, Counter::place)
        .containsExactly("A", 2);
  }

  @Test
  void namesKeysOfTwoPartsThatAreNotThere() {
    Clerk clerk = clerk("clerk");
    Counter counter = counter("A", 1);

    StepVerifier.create(clerk.counters().addKeys(counter, new Counter_.Key("A", 9)))
        .verifyErrorSatisfies(
            thrown ->
                assertThat(thrown)
                    .isInstanceOf(MissingTargetException.class)
                    .hasMessageContaining("Counter with the key [[A, 9]]"));
    assertThat(get(clerk.counters().count())).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clerk.counters().addKeys("A"))
        .withMessageContaining("a key of Counter is a Counter_.Key(hall, place)");
  }

  @Test
  void fromAndToKeysOfTwoParts() {
    Branch first = branch("DE", 1);
    Branch second = branch("DE", 2);
    run(first.counters().set(counter("B", 1), counter("A", 1), counter("A", 2)));
    run(second.counters().set(counter("C", 1), counter("C", 2)));
    log.clear();

    List<Branch> found =
        get(
            branches
                .findAll(
                    q ->
                        q.order(Branch_.number.asc())
                            .include(
                                Branch_.counters,
                                c -> c.order(Counter_.hall.asc(), Counter_.place.asc()).limit(2)))
                .collectList());

    assertThat(found)
        .extracting(
            each -> each.counters().loaded().stream().map(c -> c.hall() + c.place()).toList())
        .containsExactly(List.of("A1", "A2"), List.of("C1", "C2"));
    assertThat(verbs()).containsExactly("SELECT", "SELECT");
  }

  // the database takes 1.5 and 1.50 for the same key, and so must a set, or it unlinks what it
  // links
  @Test
  void decimalKeysAreEqualWhateverTheirScale() {
    Customer customer = get(sluice.model(Customer_.TYPE).create(Customer_.code.set("1")));
    run(customer.invoices().create(Invoice_.number.set(new BigDecimal("1.50"))));
    run(customer.invoices().create(Invoice_.number.set(new BigDecimal("100"))));
    run(customer.invoices().create(Invoice_.number.set(BigDecimal.ZERO)));

    assertThat(
            get(
                customer
                    .invoices()
                    .setKeys(
                        new BigDecimal("1.5"), new BigDecimal("1E+2"), new BigDecimal("1.500"))))
        .isEqualTo(linked(0, 1, 2));
    assertThat(get(customer.invoices().addKeys(new BigDecimal("1.5"), new BigDecimal("0.0"))))
        .isEqualTo(linked(1, 0, 1));
    assertThat(get(customer.invoices().hasKeys(new BigDecimal("1.5"), new BigDecimal("1.500"))))
        .isTrue();
  }

  @Test
  @DisplayName("SELF-02: to its own kind")
  void toItsOwnKind() {
    Person mary = person("Mary");
    Person john = person("John");
    Person chris = person("Chris");

    assertThat(get(mary.children().set(john, chris))).isEqualTo(linked(2, 0, 0));
    Person grandchild = get(john.children().create(Person_.name.set("Grandchild")));
    assertThat(get(mary.children().add(mary))).isEqualTo(linked(1, 0, 0));

    assertThat(Person_.children.targetAttributes()).containsExactly(Person_.parentId);
    assertThat(get(grandchild.parent().get())).isEqualTo(get(people.reload(john)));
    assertThat(get(mary.children().remove(mary))).isEqualTo(linked(0, 1, 0));
    Person found =
        get(
            people.findByPk(
                mary.id(),
                q ->
                    q.include(
                        Person_.children,
                        c -> c.order(Person_.name.asc()).include(Person_.children))));
    assertThat(found.children().loaded()).extracting(Person::name).containsExactly("Chris", "John");
    assertThat(found.children().loaded().get(1).children().loaded())
        .extracting(Person::name)
        .containsExactly("Grandchild");
    assertThat(get(mary.children().count(q -> q.where(Person_.children.any())))).isEqualTo(1);
  }

  private Person person(String name) {
    return get(people.create(Person_.name.set(name)));
  }
}
