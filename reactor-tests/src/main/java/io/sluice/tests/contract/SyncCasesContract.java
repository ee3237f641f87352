package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.annotation.UniqueKey;
import io.sluice.error.DatabaseException;
import io.sluice.error.UnknownTableException;
import io.sluice.model.EntityType;
import io.sluice.schema.TableDefinition;
import io.sluice.tests.DatabaseUnderTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cases of tables that are made and dropped, in several schemas, too. */
public abstract class SyncCasesContract extends Contract {
  private static final String OTHER = "sync_cases_other";

  private final Model<Diner> diners;
  private final Model<OtherDiner> others;

  protected SyncCasesContract(DatabaseUnderTest database) {
    super(database);
    this.diners = sluice.model(Diner_.TYPE);
    this.others = sluice.model(OtherDiner_.TYPE);
  }

  @Table("sync_spots")
  record Spot(@Id @Generated @Nullable Long id, @Nullable String name) {}

  @Table(value = "sync_diners", indexes = @Index(value = "slug", name = "sync_slug_idx"))
  record Diner(
      @Id @Generated @Nullable Long id,
      @Nullable String slug,
      @Nullable Integer seats,
      BelongsTo<Spot> spot) {}

  @Table(
      value = "sync_diners",
      schema = OTHER,
      indexes = @Index(value = "slug", name = "sync_slug_idx"))
  record OtherDiner(
      @Id @Generated @Nullable Long id,
      @Nullable String slug,
      @Nullable Integer seats,
      BelongsTo<Spot> spot,
      HasMany<OtherDish> dishes) {}

  @Table(value = "sync_dishes", schema = OTHER)
  record OtherDish(
      @Id @Generated @Nullable Long id, @Nullable String name, BelongsTo<OtherDiner> diner) {}

  @Table("sync_hens")
  record Hen(@Id @Generated @Nullable Long id, @ForeignKey(nullable = false) BelongsTo<Egg> egg) {}

  @Table("sync_eggs")
  record Egg(@Id @Generated @Nullable Long id, @ForeignKey(nullable = false) BelongsTo<Hen> hen) {}

  @Table("sync_nests")
  record Nest(@Id @Generated @Nullable Long id, BelongsTo<Twig> twig) {}

  @Table("sync_twigs")
  record Twig(
      @Id @Generated @Nullable Long id, @ForeignKey(nullable = false) BelongsTo<Nest> nest) {}

  @Table(
      value = "sync_logins",
      unique =
          @UniqueKey(
              value = {"name", "team"},
              name = "sync_logins_of_team"))
  record Login(
      @Id @Generated @Nullable Long id,
      @Unique @Nullable String name,
      @Unique @Nullable String email,
      @Nullable String team) {}

  @BeforeEach
  void createSchema() {
    database.server().createSchema(OTHER).block(PATIENCE);
    database.sync(Spot_.TYPE, Diner_.TYPE, OtherDiner_.TYPE, OtherDish_.TYPE);
  }

  @AfterEach
  void dropSchema() {
    database.server().dropSchema(OTHER).block(PATIENCE);
  }

  @DisplayName("SYNC-05: a second sync keeps tables and rows")
  @Test
  void kept() {
    Diner diner = get(diners.create(Diner_.slug.set("a"), Diner_.seats.set(3)));
    run(sluice.sync(Diner_.TYPE));
    values(diners.findAll(), diner);
  }

  @DisplayName("SYNC-07: two tables that refer to each other, both without null")
  @Test
  void cycle() {
    database.drop("sync_hens", "sync_eggs");
    run(sluice.sync(Hen_.TYPE, Egg_.TYPE));
    run(sluice.validateSchema(Hen_.TYPE, Egg_.TYPE));
    assertThat(TableDefinition.of(Hen_.TYPE).foreignKeys()).hasSize(1);
    assertThat(TableDefinition.of(Egg_.TYPE).foreignKeys()).hasSize(1);
    database.drop("sync_hens", "sync_eggs");
  }

  @DisplayName("SYNC-08, SCH-02, SCH-08: one name of a table and of an index in two schemas")
  @Test
  void sameName() {
    run(sluice.validateSchema(Diner_.TYPE, OtherDiner_.TYPE));
    Diner diner = get(diners.create(Diner_.slug.set("here")));
    OtherDiner other = get(others.create(OtherDiner_.slug.set("there")));

    values(diners.findAll(), diner);
    assertThat(get(others.findAll().collectList())).containsExactly(other);
    assertThat(Diner_.TYPE.table().schema()).isNull();
    assertThat(OtherDiner_.TYPE.table().schema()).isEqualTo(OTHER);
  }

  @DisplayName("SCH-01: numbers go up and down in a schema of their own")
  @Test
  void incremented() {
    OtherDiner diner = get(others.create(OtherDiner_.seats.set(4)));
    run(diners.create(Diner_.seats.set(4)));
    assertThat(get(others.increment(diner, OtherDiner_.seats.by(3))).seats()).isEqualTo(7);
    assertThat(get(others.increment(diner, OtherDiner_.seats.by(-3))).seats()).isEqualTo(4);
    run(others.increment(diner, OtherDiner_.seats.by(5)));
    assertThat(get(others.findByPk(others.key(diner))).seats()).isEqualTo(9);
    assertThat(get(diners.findAll().single()).seats()).isEqualTo(4);
  }

  @DisplayName("SCH-05: a row of one schema belongs to a row of another")
  @Test
  void acrossSchemas() {
    Spot spot = get(sluice.model(Spot_.TYPE).create(Spot_.name.set("corner")));
    run(others.create(OtherDiner_.slug.set("a"), OtherDiner_.spot.set(spot)));
    log.clear();
    OtherDiner found = get(others.findOne(q -> q.include(OtherDiner_.spot)));
    assertThat(found.spot().loaded()).contains(spot);
    assertThat(log.statements()).hasSize(1); // joined
  }

  @DisplayName("SYNC-13: each unique constraint is made once")
  @Test
  void uniques() {
    run(sluice.sync(Login_.TYPE));
    run(sluice.sync(Login_.TYPE));
    List<String> names =
        get(
            sluice
                .sql(
                    "SELECT constraint_name FROM information_schema.table_constraints"
                        + " WHERE table_schema = :schema AND table_name = 'sync_logins'"
                        + " AND constraint_type = 'UNIQUE' ORDER BY 1")
                .bind("schema", database.schema())
                .map(row -> row.require(0, String.class))
                .collectList());
    assertThat(names)
        .containsExactly("sync_logins_email_key", "sync_logins_name_key", "sync_logins_of_team");
  }

  @DisplayName("SEQ-13, SEQ-25: what has a model is made and dropped, and nothing else")
  @Test
  void ofModels() {
    database.drop("sync_nests", "sync_twigs", "sync_logins");
    Sluice other = database.sluice(2);
    run(other.sync());
    log.clear();
    failure(UnknownTableException.class, sluice.model(Login_.TYPE).count());
    Model<Login> logins = other.model(Login_.TYPE);
    run(other.sync());
    values(logins.count(), 0L);
    run(other.drop());
    failure(UnknownTableException.class, logins.count());
    database.requireNothingOpen(other);
  }

  @DisplayName("SEQ-16, SEQ-38: tables that refer to each other are emptied")
  @Test
  void emptied() {
    EntityType<?>[] both = {Nest_.TYPE, Twig_.TYPE};
    Model<Nest> nests = sluice.model(Nest_.TYPE);
    Model<Twig> twigs = sluice.model(Twig_.TYPE);
    run(sluice.sync(both));
    Nest nest = get(nests.create(Nest_.builder().build()));
    Twig twig = get(twigs.create(Twig_.nest.set(nest)));
    run(nest.twig().set(twig));

    run(sluice.truncate(both));
    values(nests.count(), 0L);
    values(twigs.count(), 0L);
  }

  @DisplayName("SEQ-17: tables that were dropped are made again, one by one")
  @Test
  void again() {
    run(sluice.drop(Diner_.TYPE));
    run(sluice.drop(OtherDish_.TYPE, OtherDiner_.TYPE));
    run(sluice.sync(Diner_.TYPE));
    run(sluice.sync(OtherDiner_.TYPE));
    assertThat(get(diners.create(Diner_.slug.set("a"))).id()).isOne();
    assertThat(get(others.create(OtherDiner_.slug.set("b"))).id()).isOne();
  }

  @DisplayName("SEQ-37: what refers to a table of this name in another schema does not keep it")
  @Test
  void droppedApart() {
    assertThat(failure(sluice.drop(OtherDiner_.TYPE))) // its dishes refer to it
        .isInstanceOf(DatabaseException.class);
    run(sluice.drop(Diner_.TYPE));
    failure(UnknownTableException.class, diners.count());
    values(others.count(), 0L);
    run(sluice.sync(Diner_.TYPE));
  }
}
