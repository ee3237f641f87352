package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.Model;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Delivery;
import io.sluice.tests.hasmany.Delivery_;
import io.sluice.tests.hasmany.Subscriber;
import io.sluice.tests.hasmany.Subscriber_;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Cases of a foreign key that refers to another attribute than the primary key. */
public abstract class HasManySourceKeyCasesContract extends HasManyCases {
  private final Model<Subscriber> subscribers;
  private final Model<Delivery> deliveries;

  protected HasManySourceKeyCasesContract(DatabaseUnderTest database) {
    super(database, Subscriber_.TYPE, Delivery_.TYPE);
    this.subscribers = sluice.model(Subscriber_.TYPE);
    this.deliveries = sluice.model(Delivery_.TYPE);
  }

  private Subscriber john() {
    // so that the key of John is no key of his deliveries by chance
    run(subscribers.create(Subscriber_.username.set("Mary")));
    return get(
        subscribers.create(
            Subscriber_.username.set("John"), Subscriber_.email.set("john@example.com")));
  }

  @Test
  @DisplayName("HM-53: get by the source key")
  void gets() {
    Subscriber john = john();
    run(
        deliveries.create(
            Delivery_.title.set("Fix PR"), Delivery_.subscriberEmail.set("john@example.com")));

    assertThat(get(john.deliveries().get().collectList()))
        .extracting(Delivery::title)
        .containsExactly("Fix PR");
    assertThat(Delivery_.subscriberEmail.column()).isEqualTo("user_email_xyz");
  }

  @Test
  @DisplayName("HM-55: add writes the source key")
  void adds() {
    Subscriber john = john();
    Delivery delivery = get(deliveries.create(Delivery_.title.set("Fix PR")));

    assertThat(get(john.deliveries().add(delivery))).isEqualTo(linked(1, 0, 0));

    assertThat(get(john.deliveries().hasKeys(delivery.id()))).isTrue();
    assertThat(get(deliveries.reload(delivery)).subscriber().key()).isEqualTo("john@example.com");
  }

  private static Subscriber withDelivery(@Nullable String email, Delivery... deliveries) {
    return Subscriber_.builder().username("Ada").email(email).deliveries(deliveries).build();
  }

  @Test
  @DisplayName("HM-56: a row and its targets are created in one call, by the source key")
  void createsBoth() {
    john();
    Delivery given = Delivery_.builder().title("Fix new PR").build();

    Subscriber created =
        get(subscribers.create(withDelivery("ada@example.com", given), Subscriber_.deliveries));

    assertThat(created.deliveries().loaded()).hasSize(1);
    Subscriber found =
        get(subscribers.findOne(q -> q.where(Subscriber_.email.eq("ada@example.com"))));
    assertThat(get(found.deliveries().get().collectList()))
        .extracting(Delivery::title)
        .containsExactly("Fix new PR");
  }

  @Test
  void cannotCreateTargetsByAnAttributeThatIsNull() {
    Delivery given = Delivery_.builder().title("Fix new PR").build();
    StepVerifier.create(subscribers.create(withDelivery(null, given), Subscriber_.deliveries))
        .expectErrorSatisfies(
            error ->
                assertThat(error)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Subscriber.deliveries: Subscriber.email is null"))
        .verify(PATIENCE);
    assertThat(get(subscribers.count())).isZero();
    assertThat(get(subscribers.create(withDelivery(null), Subscriber_.deliveries)).email())
        .isNull();
  }

  @Test
  @DisplayName("HM-58: an include with a condition by the source key")
  void loads() {
    Subscriber john = john();
    run(
        john.deliveries()
            .create(Delivery_.title.set("Active Task"), Delivery_.status.set("Active")));
    run(
        john.deliveries()
            .create(Delivery_.title.set("Inactive Task"), Delivery_.status.set("Inactive")));

    Subscriber found =
        get(
            subscribers.findOne(
                q ->
                    q.where(Subscriber_.username.eq("John"))
                        .include(
                            Subscriber_.deliveries, d -> d.where(Delivery_.status.eq("Active")))));

    assertThat(found.deliveries().loaded())
        .extracting(Delivery::title)
        .containsExactly("Active Task");
  }

  @Test
  void loadsWhenTheQueryLeavesTheSourceKeyOut() {
    run(john().deliveries().create(Delivery_.title.set("Fix PR")));

    Subscriber found =
        get(
            subscribers.findOne(
                q ->
                    q.where(Subscriber_.username.eq("John"))
                        .attributes(Subscriber_.username)
                        .include(Subscriber_.deliveries, d -> d.attributes(Delivery_.title))));

    assertThat(found.deliveries().loaded()).extracting(Delivery::title).containsExactly("Fix PR");
  }

  @Test
  void setAndRemoveFollowTheSourceKey() {
    Subscriber john = john();
    Delivery first = get(john.deliveries().create(Delivery_.title.set("first")));
    Delivery second = get(deliveries.create(Delivery_.title.set("second")));

    assertThat(get(john.deliveries().set(second))).isEqualTo(linked(1, 1, 0));
    assertThat(get(john.deliveries().remove(first, second))).isEqualTo(linked(0, 1, 0));
    assertThat(get(john.deliveries().count())).isZero();
  }

  // a null refers to nothing, so there is nothing to link to
  @Test
  void rowWithoutItsSourceKeyIsNoOwner() {
    Subscriber nobody = get(subscribers.create(Subscriber_.username.set("Nobody")));
    run(deliveries.create(Delivery_.title.set("of nobody")));

    Subscriber found =
        get(subscribers.findByPk(nobody.id(), q -> q.include(Subscriber_.deliveries)));

    assertThat(found.deliveries().loaded()).isEmpty();
  }

  @Test
  void handleByPrimaryKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> subscribers.association(Subscriber_.deliveries, 1L))
        .withMessageContaining("Subscriber.email");
  }
}
