package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.Model;
import io.sluice.model.Attribute;
import io.sluice.model.Trait;
import io.sluice.result.Joined;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.manytomany.Assignee_;
import io.sluice.tests.manytomany.Chore_;
import io.sluice.tests.manytomany.Crew;
import io.sluice.tests.manytomany.Crew_;
import io.sluice.tests.manytomany.Engineer;
import io.sluice.tests.manytomany.Engineer_;
import io.sluice.tests.manytomany.GuestHasParty_;
import io.sluice.tests.manytomany.Involvement;
import io.sluice.tests.manytomany.Involvement_;
import io.sluice.tests.manytomany.Letter;
import io.sluice.tests.manytomany.Letter_;
import io.sluice.tests.manytomany.Place;
import io.sluice.tests.manytomany.Place_;
import io.sluice.tests.manytomany.Sailor;
import io.sluice.tests.manytomany.Sailor_;
import io.sluice.tests.manytomany.Stint;
import io.sluice.tests.manytomany.Stint_;
import io.sluice.tests.manytomany.Tourist;
import io.sluice.tests.manytomany.Tourist_;
import io.sluice.tests.manytomany.Typist;
import io.sluice.tests.manytomany.Typist_;
import io.sluice.tests.manytomany.Venture;
import io.sluice.tests.manytomany.Venture_;
import io.sluice.tests.manytomany.Visit_;
import io.sluice.tests.manytomany.Voyage;
import io.sluice.tests.manytomany.Voyage_;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of join tables: what they are called and made of, and the attributes of their rows. */
public abstract class ManyToManyJoinCasesContract extends ManyToManyCases {
  private final Model<Crew> crews;
  private final Model<Sailor> sailors;
  private final Model<Voyage> voyages;

  protected ManyToManyJoinCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Assignee_.TYPE,
        Chore_.TYPE,
        Tourist_.TYPE,
        Place_.TYPE,
        Visit_.TYPE,
        Engineer_.TYPE,
        Venture_.TYPE,
        Involvement_.TYPE,
        Stint_.TYPE,
        Crew_.TYPE,
        Sailor_.TYPE,
        Voyage_.TYPE);
    this.crews = sluice.model(Crew_.TYPE);
    this.sailors = sluice.model(Sailor_.TYPE);
    this.voyages = sluice.model(Voyage_.TYPE);
  }

  private Sailor sailor() {
    return made(sailors.create(Sailor_.name.set("sailor")));
  }

  private Voyage voyage(String name) {
    return made(voyages.create(Voyage_.name.set(name)));
  }

  @Test
  @DisplayName("BTM-62: columns of a join table are in snake_case")
  void namesColumns() {
    assertThat(joinColumns(Tourist_.wanted)).containsExactly("tourist_id", "place_id");
    assertThat(joinColumns(Place_.admirers)).containsExactly("place_id", "tourist_id");
    assertThat(joinColumns(Tourist_.seen)).containsExactly("tourist_id", "place_id");
  }

  @Test
  @DisplayName("BTM-64: both directions follow the same foreign keys, and nothing is added")
  void pairsForeignKeys() {
    assertThat(Visit_.TYPE.attributes())
        .extracting(Attribute::name)
        .containsExactly("id", "touristId", "placeId");
    assertThat(Tourist_.seen.through().near()).isSameAs(Place_.visitors.through().far());
    assertThat(Tourist_.seen.through().far()).isSameAs(Place_.visitors.through().near());
  }

  @Test
  @DisplayName("BTM-68: a join row of nothing but foreign keys has them as its key")
  void hasForeignKeysAsKey() {
    assertThat(GuestHasParty_.TYPE.key())
        .extracting(Attribute::column)
        .containsExactly("id_guest", "id_party");
    assertThat(GuestHasParty_.TYPE.attributes()).hasSize(2);
    assertThat(Assignee_.chores.through().type().key())
        .extracting(Attribute::column)
        .containsExactly("assignee_id", "chore_id");
  }

  @Test
  @DisplayName("BTM-61: soft deletion of the join rows is the same in both directions")
  void softDeletesLinksBothWays() {
    Attribute<Stint, ?> deletedAt = Engineer_.stints.through().type().find(Trait.DELETED_AT);
    assertThat(deletedAt).isSameAs(Venture_.stints.through().type().find(Trait.DELETED_AT));
    assertThat(deletedAt).isNotNull();
    Engineer engineer = engineer("engineer");
    Venture venture = venture("venture");
    run(engineer.stints().add(venture));
    log.clear();

    assertThat(get(venture.stints().remove(engineer))).isEqualTo(linked(0, 1, 0, 0));

    assertThat(verbs()).containsExactly("UPDATE");
    assertThat(get(engineer.stints().count())).isZero();
    assertThat(get(sluice.model(Stint_.TYPE).withDeleted().count())).isEqualTo(1);
  }

  // Sequelize's add takes two statements, since it reads the links before
  @Test
  @DisplayName("BTM-65: columns with names; the links of a deleted target are gone")
  void namesColumnsByHand() {
    assertThat(joinColumns(Sailor_.voyages)).containsExactly("user_id", "project_id");
    Sailor sailor = sailor();
    Voyage first = voyage("first");
    Voyage second = voyage("second");

    run(sailor.voyages().add(first, second));
    assertThat(verbs()).containsExactly("INSERT");
    log.clear();
    assertThat(get(sailor.voyages().get().count())).isEqualTo(2);
    assertThat(verbs()).containsExactly("SELECT");

    run(voyages.destroy(first));
    Sailor found =
        get(sailors.findOne(q -> q.where(Sailor_.id.eq(sailor.id())).include(Sailor_.voyages)));
    assertThat(found.voyages().loaded()).containsExactly(second);
  }

  @Test
  @DisplayName("BTM-67: an include below an include, each by a join table")
  void includesTwoLevels() {
    Crew crew = made(crews.create(Crew_.name.set("The Illuminati")));
    Sailor sailor = get(crew.sailors().create(Sailor_.name.set("Matt")));
    run(sailor.voyages().create(Voyage_.name.set("Good Will Hunting")));
    log.clear();

    List<Crew> found =
        get(
            crews
                .findAll(q -> q.include(Crew_.sailors, s -> s.include(Sailor_.voyages)))
                .collectList());

    assertThat(found.get(0).sailors().loaded().get(0).voyages().loaded().get(0).name())
        .isEqualTo("Good Will Hunting");
    assertThat(verbs()).containsExactly("SELECT", "SELECT", "SELECT");
  }

  @Test
  @DisplayName("BTM-70: tables that were made by hand")
  void usesTablesMadeByHand() {
    database.run(
        "DROP TABLE IF EXISTS typists_letters",
        "DROP TABLE IF EXISTS typists",
        "DROP TABLE IF EXISTS letters",
        "CREATE TABLE typists (id BIGINT PRIMARY KEY, name VARCHAR(255))",
        "CREATE TABLE letters (id BIGINT PRIMARY KEY, title VARCHAR(255))",
        "CREATE TABLE typists_letters (letter_id BIGINT NOT NULL, typist_id BIGINT NOT NULL,"
            + " created_at "
            + database.server().instants()
            + " NOT NULL, updated_at "
            + database.server().instants()
            + " NOT NULL, PRIMARY KEY (letter_id, typist_id))");
    Typist typist = get(sluice.model(Typist_.TYPE).create(Typist_.id.set(1L)));
    Letter letter = get(sluice.model(Letter_.TYPE).create(Letter_.id.set(2L)));

    assertThat(get(typist.letters().add(letter))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(typist.letters().getJoined().single()).through().createdAt()).isNotNull();
    assertThat(get(typist.letters().clear())).isEqualTo(linked(0, 1, 0, 0));
    assertThat(get(typist.letters().count())).isZero();
  }

  private List<Venture> threeStints(Engineer engineer) {
    List<Venture> all = List.of(venture("first"), venture("second"), venture("third"));
    run(engineer.stints().add(all));
    run(
        sluice
            .model(Stint_.TYPE)
            .destroyWhere(Stint_.ventureId.eq(Objects.requireNonNull(all.get(0).id()))));
    return all;
  }

  @Test
  @DisplayName("BTM-71: a soft-deleted join row links no more")
  void doesNotGetDeletedLinks() {
    Engineer engineer = engineer("engineer");
    List<Venture> all = threeStints(engineer);

    assertThat(get(engineer.stints().get(q -> q.order(Venture_.id.asc())).collectList()))
        .containsExactly(all.get(1), all.get(2));
    assertThat(get(engineer.stints().get(q -> q.withDeletedLinks()).count())).isEqualTo(3);
  }

  // has takes no query, so that what is soft-deleted is counted
  @Test
  @DisplayName("BTM-73: has does not see soft-deleted links; a query can")
  void hasNoDeletedLinks() {
    Engineer engineer = engineer("engineer");
    List<Venture> all = threeStints(engineer);
    long first = Objects.requireNonNull(all.get(0).id());

    assertThat(get(engineer.stints().count(q -> q.withDeletedLinks().where(Venture_.id.eq(first)))))
        .isEqualTo(1);
    assertThat(get(engineer.stints().count(q -> q.where(Venture_.id.eq(first))))).isZero();
    assertThat(get(engineer.stints().has(all.get(0)))).isFalse();
    assertThat(get(engineer.stints().has(all.get(1)))).isTrue();
    assertThat(get(engineer.stints().has(all))).isFalse();
  }

  @Test
  @DisplayName("BTM-74: attributes of a join row are no attributes of the target")
  void getsAttributesOfJoinRow() {
    Engineer engineer = engineer("engineer");
    Venture venture = venture("venture");
    run(
        engineer
            .ventures()
            .add(venture, Involvement_.status.set("active"), Involvement_.data.set(42)));

    Joined<Venture, Involvement> found = get(engineer.ventures().getJoined().single());

    assertThat(found.target()).isEqualTo(venture);
    assertThat(found.through().status()).isEqualTo("active");
    assertThat(found.through().data()).isEqualTo(42);
  }

  @Test
  @DisplayName("BTM-76: chosen attributes of the join row, which knows what was not read")
  void getsChosenAttributesOfJoinRow() {
    Engineer engineer = engineer("engineer");
    run(
        engineer
            .ventures()
            .add(venture("first"), Involvement_.status.set("active"), Involvement_.data.set(42)));
    log.clear();

    Joined<Venture, Involvement> found =
        get(engineer.ventures().getJoined(q -> q.linkAttributes(Involvement_.status)).single());

    assertThat(log.all().get(0)).contains("status").doesNotContain("data");
    assertThat(found.target().name()).isEqualTo("first");
    assertThat(found.through().status()).isEqualTo("active");
    assertThat(found.through().data()).isNull();
    assertThat(found.through().engineer().key()).isEqualTo(engineer.id());
    Model<Involvement> involvements = sluice.model(Involvement_.TYPE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> involvements.replace(found.through()))
        .withMessageContaining("was read without [Involvement.data]");
    assertThat(get(involvements.update(found.through(), found.through().withStatus("over"))).data())
        .isEqualTo(42);
  }

  @Test
  @DisplayName("BTM-88: a belongs-to and a belongs-to-many between the same entities")
  void mixesKinds() {
    Sailor sailor = sailor();
    Voyage voyage = voyage("voyage");

    run(sailor.current().set(voyage));

    assertThat(get(sailors.reload(sailor)).current().key()).isEqualTo(voyage.id());
    assertThat(get(sailor.voyages().count())).isZero();
  }

  @Test
  @DisplayName("BTM-89: sync makes the join table, by the name that is given")
  void syncsJoinTable() {
    Tourist tourist = made(tourists.create(Tourist_.name.set("tourist")));
    Place place = made(places.create(Place_.name.set("place")));

    database.run(
        "INSERT INTO tourist_places (tourist_id, place_id) VALUES ("
            + tourist.id()
            + ", "
            + place.id()
            + ")");

    assertThat(get(tourist.wanted().get().collectList())).containsExactly(place);
    assertThat(get(tourist.seen().count())).isZero();
  }

  @Test
  @DisplayName("BTM-91, BTM-92: both directions use the same join table, with an entity or without")
  void sharesJoinTable() {
    assertThat(Assignee_.chores.through().type().table())
        .isEqualTo(Chore_.assignees.through().type().table());
    assertThat(joinColumns(Assignee_.chores)).containsExactly("assignee_id", "chore_id");
    assertThat(joinColumns(Chore_.assignees)).containsExactly("chore_id", "assignee_id");
    assertThat(Engineer_.ventures.through().type()).isSameAs(Involvement_.TYPE);
    assertThat(Venture_.engineers.through().type()).isSameAs(Involvement_.TYPE);
  }
}
