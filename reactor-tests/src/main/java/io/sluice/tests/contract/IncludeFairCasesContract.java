package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.result.Page;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.fair.Booth;
import io.sluice.tests.fair.Booth_;
import io.sluice.tests.fair.Duty;
import io.sluice.tests.fair.Duty_;
import io.sluice.tests.fair.Exhibit;
import io.sluice.tests.fair.Exhibit_;
import io.sluice.tests.fair.Guard;
import io.sluice.tests.fair.Guard_;
import io.sluice.tests.fair.Hall;
import io.sluice.tests.fair.Hall_;
import io.sluice.tests.fair.Sponsor;
import io.sluice.tests.fair.Sponsor_;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of includes of what was soft-deleted, and by keys that are no id. */
public abstract class IncludeFairCasesContract extends Contract {
  private final Model<Hall> halls;
  private final Model<Booth> booths;
  private final Model<Guard> guards;
  private final Model<Duty> duties;

  /** On the database. */
  protected IncludeFairCasesContract(DatabaseUnderTest database) {
    super(database);
    this.halls = sluice.model(Hall_.TYPE);
    this.booths = sluice.model(Booth_.TYPE);
    this.guards = sluice.model(Guard_.TYPE);
    this.duties = sluice.model(Duty_.TYPE);
  }

  @BeforeEach
  void createFair() {
    database.sync(Hall_.TYPE, Sponsor_.TYPE, Booth_.TYPE, Exhibit_.TYPE, Guard_.TYPE, Duty_.TYPE);
  }

  @Test
  @DisplayName("IFC-02: what was soft-deleted makes no parent count")
  void countsWithoutDeleted() {
    for (int i = 1; i <= 5; i++) {
      run(halls.create(Hall_.name.set("hall")));
    }
    database.run(
        "INSERT INTO booths (kind, size, hall_id) VALUES ('A', 1, 1), ('A', 1, 2), ('A', 1, 3),"
            + " ('A', 1, 4), ('B', 1, 5), ('A', 2, 5)");
    run(booths.destroyWhere(Booth_.hallId.le(2)));
    log.clear();

    Page<Hall> page =
        get(
            halls.findAndCountAll(
                q ->
                    q.include(
                            Hall_.booths,
                            b -> b.required().where(Booth_.kind.eq("A"), Booth_.size.eq(1)))
                        .order(Hall_.id.asc())
                        .limit(5)));

    assertThat(page.count()).isEqualTo(2);
    assertThat(page.rows()).extracting(Hall::id).containsExactly(3L, 4L);
    assertThat(page.rows()).allMatch(each -> each.booths().loaded().size() == 1);
  }

  @Test
  @DisplayName("IFO-01: optional includes below an optional one, all of soft-deleted entities")
  void optionalBelowOptional() {
    Hall hall = get(halls.create(Hall_.name.set("hall")));
    Booth booth = get(hall.booths().create(Booth_.kind.set("A")));
    run(hall.booths().create(Booth_.kind.set("gone")));
    run(booth.sponsor().create(Sponsor_.name.set("NYSE")));
    run(booth.exhibits().create(Exhibit_.name.set("lamp")));
    run(booth.exhibits().create(Exhibit_.name.set("gone")));
    run(booths.destroyWhere(Booth_.kind.eq("gone")));
    run(sluice.model(Exhibit_.TYPE).destroyWhere(Exhibit_.name.eq("gone")));

    Hall found =
        get(
            halls.findOne(
                q ->
                    q.include(
                        Hall_.booths, b -> b.include(Booth_.exhibits).include(Booth_.sponsor))));

    assertThat(found.booths().loaded()).extracting(Booth::kind).containsExactly("A");
    Booth loaded = found.booths().loaded().get(0);
    assertThat(loaded.exhibits().loaded()).extracting(Exhibit::name).containsExactly("lamp");
    assertThat(loaded.sponsor().loaded()).map(Sponsor::name).contains("NYSE");
  }

  private Guard guard(String username) {
    return get(guards.create(Guard_.id.set(UUID.randomUUID()), Guard_.username.set(username)));
  }

  @Test
  @DisplayName("IFO-04: a has-many of a key whose column has another name")
  void keyOfAnotherColumn() {
    Guard bob = guard("bob");
    run(bob.duties().create(Duty_.name.set("one")));
    run(bob.duties().create(Duty_.name.set("two")));

    Guard found =
        get(
            guards.findOne(
                q -> q.include(Guard_.duties, d -> d.required().where(Duty_.name.eq("one")))));

    assertThat(found.id()).isEqualTo(bob.id());
    assertThat(found.duties().loaded()).extracting(Duty::name).containsExactly("one");
  }

  @Test
  @DisplayName("IFO-08: a belongs-to that refers to a unique attribute")
  void referredToByName() {
    Guard bob = guard("bob");
    run(duties.create(Duty_.name.set("one"), Duty_.substitute.set(bob)));

    Duty found = get(duties.findOne(q -> q.include(Duty_.substitute)));

    assertThat(found.substitute().key()).isEqualTo("bob");
    assertThat(found.substitute().loaded()).map(Guard::username).contains("bob");
    assertThat(found.substitute().loaded()).contains(bob);
  }
}
