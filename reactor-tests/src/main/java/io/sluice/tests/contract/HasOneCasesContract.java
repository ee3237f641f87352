package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.empty;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.HasOne;
import io.sluice.Model;
import io.sluice.model.Attribute;
import io.sluice.query.Include;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.toone.Cap_;
import io.sluice.tests.toone.Captain;
import io.sluice.tests.toone.Captain_;
import io.sluice.tests.toone.Dinghy;
import io.sluice.tests.toone.Dinghy_;
import io.sluice.tests.toone.Ship;
import io.sluice.tests.toone.Ship_;
import io.sluice.tests.toone.Skipper;
import io.sluice.tests.toone.Skipper_;
import io.sluice.tests.toone.StrictShip_;
import io.sluice.tests.toone.Wearer;
import io.sluice.tests.toone.Wearer_;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of has-one associations; Sequelize's {@code set(null)} is {@code clear()}. */
public abstract class HasOneCasesContract extends HasManyCases {
  private final Model<Captain> captains;
  private final Model<Ship> ships;

  protected HasOneCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Captain_.TYPE,
        Ship_.TYPE,
        StrictShip_.TYPE,
        Skipper_.TYPE,
        Dinghy_.TYPE,
        Wearer_.TYPE,
        Cap_.TYPE);
    this.captains = sluice.model(Captain_.TYPE);
    this.ships = sluice.model(Ship_.TYPE);
  }

  private Captain captain(String name) {
    return get(captains.create(Captain_.name.set(name)));
  }

  private Ship ship(long id, String title) {
    Ship ship = get(ships.create(Ship_.id.set(id), Ship_.title.set(title)));
    log.clear();
    return ship;
  }

  /** The key of the captain that the ship has in the database. */
  private Optional<Object> captainOf(Ship ship) {
    return Optional.ofNullable(get(ships.reload(ship)).captain().key());
  }

  private Mono<Long> linkedTo(Model<Ship> model, Captain captain) {
    return model.count(q -> q.where(Ship_.captainId.eq(captain.id())));
  }

  @Test
  @DisplayName("HO-02: the rows of several owners, one of whom has none, in one statement")
  void loadsOfSeveral() {
    Captain first = captain("first");
    Captain second = captain("second");
    Captain third = captain("third");
    run(second.ship().set(ship(1, "of the second")));
    run(first.ship().set(ship(2, "of the first")));
    log.clear();

    List<Captain> loaded = get(sluice.load(List.of(first, second, third), Captain_.ship));

    assertThat(loaded)
        .extracting(each -> each.ship().loaded().map(Ship::title))
        .containsExactly(
            Optional.of("of the first"), Optional.of("of the second"), Optional.empty());
    assertThat(verbs()).containsExactly("SELECT");
  }

  @Test
  @DisplayName("HO-04: get with a condition that the row does not meet")
  void getsByCondition() {
    Captain captain = captain("Ahab");
    run(
        captain
            .ship()
            .create(Ship_.id.set(1L), Ship_.title.set("x"), Ship_.status.set("inactive")));

    empty(captain.ship().get(q -> q.where(Ship_.status.eq("active"))));

    assertThat(get(captain.ship().get(q -> q.where(Ship_.status.eq("inactive")))).id())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("HO-07: set and clear where no key is called id")
  void setsAndClearsByOtherKeys() {
    Skipper skipper = get(sluice.model(Skipper_.TYPE).create());
    run(sluice.model(Dinghy_.TYPE).create());
    Dinghy dinghy = get(sluice.model(Dinghy_.TYPE).create(Dinghy_.title.set("second")));
    assertThat(Dinghy_.skipper.sourceAttributes())
        .extracting(Attribute::column)
        .containsExactly("userCoolIdTag");

    run(skipper.dinghy().set(dinghy));

    assertThat(get(skipper.dinghy().get()).taskOrSomething()).isEqualTo(dinghy.taskOrSomething());
    run(skipper.dinghy().clear());
    empty(skipper.dinghy().get());
  }

  @Test
  @DisplayName("HO-08: set, then clear")
  void setsAndClears() {
    Captain captain = captain("Ahab");
    Ship ship = ship(1, "Pequod");

    run(captain.ship().set(ship));
    assertThat(get(captain.ship().get()).id()).isEqualTo(1);

    run(captain.ship().clear());
    empty(captain.ship().get());
    assertThat(get(ships.count())).isEqualTo(1);
  }

  @Test
  @DisplayName("HO-10: set by key writes nothing else")
  void setsByKey() {
    Captain captain = captain("Ahab");
    ship(19, "task it!");

    run(captain.ship().setKey(19));

    assertThat(get(captain.ship().get()).title()).isEqualTo("task it!");
  }

  @Test
  @DisplayName("HO-11: set by key replaces what was set by key")
  void replacesByKey() {
    Captain captain = captain("Ahab");
    Ship former = ship(20, "twenty");
    ship(2, "two");

    run(captain.ship().setKey(20));
    assertThat(get(captain.ship().get()).title()).isEqualTo("twenty");

    run(captain.ship().setKey(2));
    assertThat(get(captain.ship().get()).title()).isEqualTo("two");
    assertThat(captainOf(former)).isEmpty();
  }

  @Test
  @DisplayName("HO-13: create links")
  void creates() {
    Captain captain = captain("Ahab");

    Ship created = get(captain.ship().create(Ship_.id.set(1L), Ship_.title.set("task")));

    assertThat(created.captain().key()).isEqualTo(captain.id());
    assertThat(get(captain.ship().get()).title()).isEqualTo("task");
  }

  @Test
  @DisplayName("HO-14: what an open transaction creates is seen within only")
  void createsInTransaction() {
    Captain captain = captain("Ahab");
    HasOne<Ship> without = outside().model(Captain_.TYPE).association(Captain_.ship, captain.id());

    Views<Boolean> seen =
        viewsAfter(
            captain.ship().create(Ship_.id.set(1L), Ship_.title.set("testgroup")),
            without.get().hasElement(),
            captain.ship().get().hasElement());

    assertThat(seen).isEqualTo(new Views<>(false, true));
  }

  @Test
  @DisplayName("HO-37: an association whose name is not that of its target")
  void loadsUnderItsName() {
    Model<Wearer> wearers = sluice.model(Wearer_.TYPE);
    Wearer wearer = get(wearers.create(Wearer_.name.set("Foo Bar")));
    run(wearer.personwearinghat().set(get(sluice.model(Cap_.TYPE).create(Cap_.name.set("Baz")))));

    assertThat(hat(get(wearers.findOne(q -> q.include(Wearer_.personwearinghat)))))
        .isEqualTo("Baz");
    assertThat(
            hat(
                get(
                    wearers.findOne(
                        q -> q.include(Wearer_.personwearinghat, Include::separately)))))
        .isEqualTo("Baz");
  }

  private static String hat(Wearer wearer) {
    return wearer.personwearinghat().loaded().orElseThrow().name();
  }

  @Test
  @DisplayName("HO-38: an include of all associations")
  void loadsAll() {
    Model<Wearer> wearers = sluice.model(Wearer_.TYPE);
    Wearer wearer = get(wearers.create(Wearer_.name.set("Foo Bar")));
    run(wearer.personwearinghat().create(Cap_.name.set("Baz")));

    assertThat(hat(get(wearers.findOne(q -> q.includeAll())))).isEqualTo("Baz");
  }

  @Test
  @DisplayName("MX-HO-01: set writes the foreign key")
  void sets() {
    Captain captain = captain("Ahab");
    Ship ship = ship(1, "Pequod");

    run(captain.ship().set(ship));

    assertThat(captainOf(ship)).contains(captain.id());
  }

  @Test
  @DisplayName("MX-HO-02: set unlinks the one that was")
  void replaces() {
    Captain captain = captain("Ahab");
    Ship first = ship(1, "first");
    Ship second = ship(2, "second");
    run(captain.ship().set(first));

    run(captain.ship().set(second));

    assertThat(captainOf(first)).isEmpty();
    assertThat(captainOf(second)).contains(captain.id());
  }

  @Test
  @DisplayName("MX-HO-07: set again changes nothing")
  void setsAgain() {
    Captain captain = captain("Ahab");
    Ship ship = ship(1, "Pequod");

    run(captain.ship().set(ship));
    run(captain.ship().set(ship));

    assertThat(captainOf(ship)).contains(captain.id());
    assertThat(get(linkedTo(ships, captain))).isEqualTo(1);
  }

  @Test
  @DisplayName("MX-HO-08: what an open transaction sets is seen within only")
  void setsInTransaction() {
    Captain captain = captain("Ahab");
    Ship ship = ship(1, "Pequod");

    Views<Long> seen =
        viewsAfter(
            captain.ship().set(ship),
            linkedTo(outside().model(Ship_.TYPE), captain),
            linkedTo(ships, captain));

    assertThat(seen).isEqualTo(new Views<>(0L, 1L));
    assertThat(captainOf(ship)).contains(captain.id());
  }

  @Test
  @DisplayName("MX-HO-10: what an open transaction clears is seen within only")
  void clearsInTransaction() {
    Captain captain = captain("Ahab");
    Ship ship = ship(1, "Pequod");
    run(captain.ship().set(ship));

    Views<Long> seen =
        viewsAfter(
            captain.ship().clear(),
            linkedTo(outside().model(Ship_.TYPE), captain),
            linkedTo(ships, captain));

    assertThat(seen).isEqualTo(new Views<>(1L, 0L));
    assertThat(captainOf(ship)).isEmpty();
  }
}
