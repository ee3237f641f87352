package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.ReferentialAction;
import io.sluice.query.Assignment;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.toone.Account;
import io.sluice.tests.toone.Account_;
import io.sluice.tests.toone.Boss;
import io.sluice.tests.toone.Boss_;
import io.sluice.tests.toone.Buoy;
import io.sluice.tests.toone.Buoy_;
import io.sluice.tests.toone.Errand;
import io.sluice.tests.toone.Errand_;
import io.sluice.tests.toone.Fellow;
import io.sluice.tests.toone.Fellow_;
import io.sluice.tests.toone.Flag_;
import io.sluice.tests.toone.Guild_;
import io.sluice.tests.toone.Hammock;
import io.sluice.tests.toone.Hammock_;
import io.sluice.tests.toone.Harbour_;
import io.sluice.tests.toone.Oar;
import io.sluice.tests.toone.Oar_;
import io.sluice.tests.toone.Rower;
import io.sluice.tests.toone.Rower_;
import io.sluice.tests.toone.Sailor;
import io.sluice.tests.toone.Sailor_;
import io.sluice.tests.toone.StrictErrand;
import io.sluice.tests.toone.StrictErrand_;
import io.sluice.tests.toone.Yacht;
import io.sluice.tests.toone.Yacht_;
import io.sluice.type.DataType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of what the foreign key of a belongs-to association is called, holds and does. */
public abstract class BelongsToForeignKeyCasesContract extends HasManyCases {
  private final Model<Boss> bosses;
  private final Model<Errand> errands;

  protected BelongsToForeignKeyCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Boss_.TYPE,
        Errand_.TYPE,
        StrictErrand_.TYPE,
        Account_.TYPE,
        Yacht_.TYPE,
        Guild_.TYPE,
        Fellow_.TYPE,
        Sailor_.TYPE,
        Hammock_.TYPE,
        Rower_.TYPE,
        Oar_.TYPE,
        Harbour_.TYPE,
        Buoy_.TYPE);
    this.bosses = sluice.model(Boss_.TYPE);
    this.errands = sluice.model(Errand_.TYPE);
  }

  private Boss boss() {
    return get(bosses.create(Boss_.id.set(1L), Boss_.username.set("foo")));
  }

  private Errand errand(Assignment<Errand> link) {
    return get(errands.create(Errand_.title.set("one"), link));
  }

  @Test
  @DisplayName("BT-01: several associations to the same entity, in the order of their declaration")
  void keepsOrderOfAssociations() {
    assertThat(Flag_.TYPE.associations())
        .extracting(Association::name)
        .containsExactly("fleet", "primaryFleet", "secondaryFleet");
    assertThat(Flag_.primaryFleet.sourceAttributes()).containsExactly(Flag_.primaryFleetId);
  }

  @Test
  @DisplayName("BT-19: a column that is not in snake_case")
  void takesDeclaredColumn() {
    assertThat(Yacht_.account.sourceAttributes())
        .extracting(Attribute::column)
        .containsExactly("AccountId");
    Account account = get(sluice.model(Account_.TYPE).create(Account_.name.set("A")));
    Yacht yacht = get(sluice.model(Yacht_.TYPE).create());

    run(yacht.account().set(account));

    assertThat(get(get(sluice.model(Yacht_.TYPE).reload(yacht)).account().get()).name())
        .isEqualTo("A");
  }

  @Test
  @DisplayName("BT-20: an attribute in camelCase with a column in snake_case")
  void attributeAndColumnDiffer() {
    assertThat(Errand_.bossId.name()).isEqualTo("bossId");
    assertThat(Errand_.bossId.column()).isEqualTo("boss_id");
    Boss boss = boss();
    Errand errand = get(errands.create(Errand_.title.set("one")));

    run(errand.boss().set(boss));

    values(get(errands.reload(errand)).boss().get(), boss);
    Errand found = get(errands.findOne(q -> q.include(Errand_.boss)));
    assertThat(found.boss().loaded()).contains(boss);
  }

  @Test
  @DisplayName("BT-22: by default a delete of the target sets the foreign key to null")
  void unlinksOnDelete() {
    Boss boss = boss();
    Errand errand = errand(Errand_.boss.set(boss));

    run(bosses.destroy(boss));

    assertThat(get(errands.reload(errand)).boss().key()).isNull();
  }

  @Test
  @DisplayName("BT-23: by default a foreign key without null keeps the target from being deleted")
  void refusesDeleteWhereNullIsNotAllowed() {
    Boss boss = boss();
    Model<StrictErrand> strict = sluice.model(StrictErrand_.TYPE);
    StrictErrand errand =
        get(strict.create(StrictErrand_.title.set("one"), StrictErrand_.boss.set(boss)));

    failure(ForeignKeyConstraintException.class, bosses.destroy(boss));

    assertThat(get(strict.reload(errand)).boss().key()).isEqualTo(1L);
    assertThat(StrictErrand_.boss.reference().onDelete()).isEqualTo(ReferentialAction.NO_ACTION);
  }

  @Test
  @DisplayName("BT-25: onDelete CASCADE deletes with the target")
  void cascadesDelete() {
    Boss boss = boss();
    errand(Errand_.cascading.set(boss));

    run(bosses.destroy(boss));

    assertThat(get(errands.count())).isZero();
  }

  @Test
  @DisplayName("BT-26: onDelete RESTRICT keeps the target")
  void restrictsDelete() {
    Boss boss = boss();
    Errand errand = errand(Errand_.restricted.set(boss));

    failure(ForeignKeyConstraintException.class, bosses.destroy(boss));

    assertThat(get(errands.reload(errand)).restricted().key()).isEqualTo(1L);
  }

  @Test
  @DisplayName("BT-28: onUpdate CASCADE follows the target's key")
  void cascadesUpdate() {
    Boss boss = boss();
    Errand errand = errand(Errand_.cascading.set(boss));

    assertThat(get(bosses.updateWhere(Boss_.id.eq(1L), Boss_.id.set(999L)))).isEqualTo(1);

    assertThat(get(errands.reload(errand)).cascading().key()).isEqualTo(999L);
  }

  @Test
  @DisplayName("BT-29: the foreign key has the name and the type of the key")
  void takesNameAndTypeOfKey() {
    assertThat(Fellow_.guildName.name()).isEqualTo("guildName");
    assertThat(Fellow_.guildName.column()).isEqualTo("guild_name");
    assertThat(Fellow_.guildName.type()).isEqualTo(DataType.STRING);
    run(sluice.model(Guild_.TYPE).create(Guild_.name.set("Ä")));
    Fellow fellow = get(sluice.model(Fellow_.TYPE).create());

    run(fellow.guild().setKey("Ä"));

    assertThat(get(sluice.model(Fellow_.TYPE).reload(fellow)).guild().key(String.class))
        .isEqualTo("Ä");
  }

  @Test
  @DisplayName("BT-31: a foreign key to another attribute than the key")
  void refersToTargetKey() {
    assertThat(Hammock_.sailor.targetAttributes())
        .extracting(Attribute::column)
        .containsExactly("user_name");
    assertThat(Sailor_.TYPE.key()).containsExactly(Sailor_.id);
    Model<Hammock> hammocks = sluice.model(Hammock_.TYPE);
    Hammock hammock = get(hammocks.create());
    Sailor sailor = get(sluice.model(Sailor_.TYPE).create(Sailor_.username.set("bob")));

    failure(ForeignKeyConstraintException.class, hammock.sailor().setKey("nobody"));
    run(hammock.sailor().set(sailor));

    Hammock found = get(hammocks.reload(hammock));
    assertThat(found.sailor().key()).isEqualTo("bob");
    values(found.sailor().get(), sailor);
  }

  @Test
  @DisplayName("BT-32: a foreign key to a key with another column, without an id")
  void refersToKeyWithAnotherColumn() {
    assertThat(Oar_.rower.targetAttributes())
        .extracting(Attribute::column)
        .containsExactly("the_user_name_field");
    assertThat(Rower_.TYPE.attributes()).hasSize(1);
    Model<Oar> oars = sluice.model(Oar_.TYPE);
    Oar oar = get(oars.create());
    Rower rower = get(sluice.model(Rower_.TYPE).create(Rower_.username.set("bob")));

    failure(ForeignKeyConstraintException.class, oar.rower().setKey("nobody"));
    run(oar.rower().set(rower));

    values(get(oars.reload(oar)).rower().get(), rower);
  }

  @Test
  @DisplayName("BT-35: a declared foreign key that takes no null")
  void takesDeclaredForeignKey() {
    assertThat(StrictErrand_.boss.reference().referenced()).containsExactly(Boss_.id);
    assertThat(StrictErrand_.boss.sourceAttributes())
        .extracting(Attribute::column)
        .containsExactly("uid");
    assertThat(StrictErrand_.boss.reference().nullable()).isFalse();

    failure(
        NotNullConstraintException.class,
        sluice.model(StrictErrand_.TYPE).create(StrictErrand_.title.set("of nobody")));
  }

  @Test
  @DisplayName("BT-37: a declared foreign key that takes null keeps its default")
  void keepsDefaultOfNullableForeignKey() {
    Model<Buoy> buoys = sluice.model(Buoy_.TYPE);
    assertThat(Buoy_.harbourUid.nullable()).isTrue();
    assertThat(Buoy_.TYPE.references()).hasSize(1);

    failure(ForeignKeyConstraintException.class, buoys.create());
    run(sluice.model(Harbour_.TYPE).create(Harbour_.uid.set(42)));
    Buoy buoy = get(buoys.create());
    assertThat(buoy.harbourUid()).isEqualTo(42);
    assertThat(get(buoys.update(buoy, Buoy_.harbourUid.setNull())).harbourUid()).isNull();
  }
}
