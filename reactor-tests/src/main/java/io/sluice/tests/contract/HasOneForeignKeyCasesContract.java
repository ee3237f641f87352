package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.ReferentialAction;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.toone.Account;
import io.sluice.tests.toone.Account_;
import io.sluice.tests.toone.Captain;
import io.sluice.tests.toone.Captain_;
import io.sluice.tests.toone.CascadingShip_;
import io.sluice.tests.toone.Cook;
import io.sluice.tests.toone.Cook_;
import io.sluice.tests.toone.Flag_;
import io.sluice.tests.toone.Fleet_;
import io.sluice.tests.toone.Galley;
import io.sluice.tests.toone.Galley_;
import io.sluice.tests.toone.Hammock;
import io.sluice.tests.toone.Hammock_;
import io.sluice.tests.toone.Harbour;
import io.sluice.tests.toone.Harbour_;
import io.sluice.tests.toone.Pier;
import io.sluice.tests.toone.Pier_;
import io.sluice.tests.toone.RestrictedShip;
import io.sluice.tests.toone.RestrictedShip_;
import io.sluice.tests.toone.Sailor;
import io.sluice.tests.toone.Sailor_;
import io.sluice.tests.toone.Ship;
import io.sluice.tests.toone.Ship_;
import io.sluice.tests.toone.StrictShip_;
import io.sluice.tests.toone.Yacht_;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of what the foreign key of a has-one association is called, holds and does. */
public abstract class HasOneForeignKeyCasesContract extends HasManyCases {
  private final Model<Captain> captains;
  private final Model<Ship> ships;

  protected HasOneForeignKeyCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Captain_.TYPE,
        Ship_.TYPE,
        StrictShip_.TYPE,
        CascadingShip_.TYPE,
        RestrictedShip_.TYPE,
        Account_.TYPE,
        Yacht_.TYPE,
        Sailor_.TYPE,
        Hammock_.TYPE,
        Cook_.TYPE,
        Galley_.TYPE,
        Harbour_.TYPE,
        Pier_.TYPE);
    this.captains = sluice.model(Captain_.TYPE);
    this.ships = sluice.model(Ship_.TYPE);
  }

  private Captain captain() {
    return get(captains.create(Captain_.name.set("Ahab")));
  }

  @Test
  @DisplayName("HO-01: several associations to the same entity, in the order of their declaration")
  void keepsOrderOfAssociations() {
    assertThat(Fleet_.TYPE.associations())
        .extracting(Association::name)
        .containsExactly("flag", "primaryFlag", "secondaryFlag");
    assertThat(Fleet_.secondaryFlag.targetAttributes()).containsExactly(Flag_.secondaryFleetId);
  }

  @Test
  @DisplayName("HO-16: a column that is not in snake_case")
  void takesDeclaredColumn() {
    assertThat(Yacht_.accountId.name()).isEqualTo("accountId");
    assertThat(Yacht_.accountId.column()).isEqualTo("AccountId");
    Account account = get(sluice.model(Account_.TYPE).create());

    run(account.yacht().create(Yacht_.name.set("Y")));

    assertThat(get(account.yacht().get()).name()).isEqualTo("Y");
  }

  @Test
  @DisplayName("HO-17: an attribute in camelCase with a column in snake_case")
  void attributeAndColumnDiffer() {
    assertThat(Ship_.captainId.name()).isEqualTo("captainId");
    assertThat(Ship_.captainId.column()).isEqualTo("captain_id");
    Captain captain = captain();
    Ship ship = get(ships.create(Ship_.id.set(1L), Ship_.title.set("Pequod")));

    run(captain.ship().set(ship));

    assertThat(get(captain.ship().get()).title()).isEqualTo("Pequod");
    Captain found = get(captains.findOne(q -> q.include(Captain_.ship)));
    assertThat(found.ship().loaded()).map(Ship::title).contains("Pequod");
  }

  @Test
  @DisplayName("HO-19: by default a delete of the owner sets the foreign key to null")
  void unlinksOnDelete() {
    Captain captain = captain();
    Ship ship = get(captain.ship().create(Ship_.id.set(1L), Ship_.title.set("Pequod")));

    run(captains.destroy(captain));

    assertThat(get(ships.reload(ship)).captain().key()).isNull();
  }

  // Sequelize makes it CASCADE, as with HM-38
  @Test
  @DisplayName("HO-20: by default a foreign key without null keeps the owner from being deleted")
  void refusesDeleteWhereNullIsNotAllowed() {
    Captain captain = captain();
    run(captain.strictShip().create(StrictShip_.title.set("Pequod")));

    failure(ForeignKeyConstraintException.class, captains.destroy(captain));

    assertThat(get(sluice.model(StrictShip_.TYPE).count())).isEqualTo(1);
    assertThat(get(captains.count())).isEqualTo(1);
    assertThat(StrictShip_.captain.reference().onDelete()).isEqualTo(ReferentialAction.NO_ACTION);
  }

  @Test
  @DisplayName("HO-22: onDelete CASCADE deletes with the owner")
  void cascadesDelete() {
    Captain captain = captain();
    run(captain.cascadingShip().create(CascadingShip_.title.set("Pequod")));

    run(captains.destroy(captain));

    assertThat(get(sluice.model(CascadingShip_.TYPE).count())).isZero();
  }

  @Test
  void ownerWithoutATargetIsDeletedWhereTheForeignKeyCascades() {
    Captain captain = captain();
    run(sluice.model(CascadingShip_.TYPE).create(CascadingShip_.title.set("of nobody")));

    run(captains.destroy(captain));

    assertThat(get(captains.count())).isZero();
    assertThat(get(sluice.model(CascadingShip_.TYPE).count())).isEqualTo(1);
  }

  @Test
  @DisplayName("HO-25: onDelete RESTRICT keeps the owner")
  void restrictsDelete() {
    Captain captain = captain();
    run(captain.restrictedShip().create(RestrictedShip_.title.set("Pequod")));

    failure(ForeignKeyConstraintException.class, captains.destroy(captain));

    assertThat(get(sluice.model(RestrictedShip_.TYPE).count())).isEqualTo(1);
  }

  @Test
  @DisplayName("HO-26: onUpdate RESTRICT keeps the owner's key")
  void restrictsUpdate() {
    Captain captain = captain();
    RestrictedShip ship = get(captain.restrictedShip().create(RestrictedShip_.title.set("Pequod")));

    failure(
        ForeignKeyConstraintException.class,
        captains.updateWhere(Captain_.id.eq(captain.id()), Captain_.id.set(999L)));

    assertThat(get(sluice.model(RestrictedShip_.TYPE).reload(ship)).captain().key())
        .isEqualTo(captain.id());
  }

  @Test
  @DisplayName("HO-28: a foreign key to an attribute with another column")
  void followsSourceKey() {
    Model<Sailor> sailors = sluice.model(Sailor_.TYPE);
    run(sailors.create(Sailor_.username.set("other")));
    Sailor created = get(sailors.create(Sailor_.username.set("bob")));
    Hammock hammock = get(sluice.model(Hammock_.TYPE).create(Hammock_.title.set("some task")));

    run(created.hammock().set(hammock));

    Sailor found = get(sailors.findOne(q -> q.where(Sailor_.username.eq("bob"))));
    assertThat(get(found.hammock().get()).title()).isEqualTo("some task");
    assertThat(get(sluice.model(Hammock_.TYPE).reload(hammock)).sailor().key()).isEqualTo("bob");
    assertThat(Hammock_.sailor.reference().referenced())
        .extracting(Attribute::column)
        .containsExactly("user_name");
  }

  @Test
  @DisplayName("HO-29: a foreign key with the name of the attribute that it refers to")
  void followsSourceKeyOfTheSameName() {
    Model<Cook> cooks = sluice.model(Cook_.TYPE);
    Cook created = get(cooks.create(Cook_.username.set("bob")));
    Galley galley = get(sluice.model(Galley_.TYPE).create(Galley_.title.set("some task")));

    run(created.galley().set(galley));

    Cook found = get(cooks.findOne(q -> q.where(Cook_.username.eq("bob"))));
    assertThat(get(found.galley().get()).title()).isEqualTo("some task");
    assertThat(Galley_.cook.sourceAttributes())
        .extracting(Attribute::column)
        .containsExactly("username");
  }

  @Test
  @DisplayName("HO-32: a declared foreign key that takes no null")
  void takesDeclaredForeignKey() {
    assertThat(Captain_.strictShip.reference().referenced()).containsExactly(Captain_.id);
    assertThat(Captain_.strictShip.targetAttributes())
        .extracting(Attribute::column)
        .containsExactly("uid");
    assertThat(Captain_.strictShip.reference().nullable()).isFalse();

    failure(
        NotNullConstraintException.class,
        sluice.model(StrictShip_.TYPE).create(StrictShip_.title.set("of nobody")));
  }

  @Test
  @DisplayName("HO-34: a foreign key that is found by its type keeps its default")
  void keepsDeclaredForeignKey() {
    assertThat(Harbour_.pier.targetAttributes()).containsExactly(Pier_.harbourUid);
    assertThat(Pier_.harbourUid.nullable()).isFalse();

    failure(ForeignKeyConstraintException.class, sluice.model(Pier_.TYPE).create());
    Harbour harbour = get(sluice.model(Harbour_.TYPE).create(Harbour_.uid.set(42)));
    Pier pier = get(sluice.model(Pier_.TYPE).create());
    assertThat(pier.harbourUid()).isEqualTo(42);
    assertThat(get(harbour.pier().get())).isEqualTo(pier);
  }
}
