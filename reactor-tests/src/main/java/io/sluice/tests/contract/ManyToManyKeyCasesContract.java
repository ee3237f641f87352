package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsToMany;
import io.sluice.Model;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.manytomany.Firm;
import io.sluice.tests.manytomany.Firm_;
import io.sluice.tests.manytomany.Gallery;
import io.sluice.tests.manytomany.Gallery_;
import io.sluice.tests.manytomany.Guest;
import io.sluice.tests.manytomany.GuestHasParty_;
import io.sluice.tests.manytomany.Guest_;
import io.sluice.tests.manytomany.Keeper;
import io.sluice.tests.manytomany.Keeper_;
import io.sluice.tests.manytomany.Loan_;
import io.sluice.tests.manytomany.Party;
import io.sluice.tests.manytomany.Party_;
import io.sluice.tests.manytomany.Patron;
import io.sluice.tests.manytomany.Patron_;
import io.sluice.tests.manytomany.Sector;
import io.sluice.tests.manytomany.Sector_;
import io.sluice.tests.manytomany.Staffer;
import io.sluice.tests.manytomany.Staffer_;
import io.sluice.tests.manytomany.Viewing_;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of what the foreign keys of join tables refer to. */
public abstract class ManyToManyKeyCasesContract extends ManyToManyCases {
  private final Model<Guest> guests;
  private final Model<Party> parties;
  private final Model<Patron> patrons;
  private final Model<Gallery> galleries;

  protected ManyToManyKeyCasesContract(DatabaseUnderTest database) {
    super(
        database,
        Guest_.TYPE,
        Party_.TYPE,
        GuestHasParty_.TYPE,
        Keeper_.TYPE,
        Patron_.TYPE,
        Gallery_.TYPE,
        Viewing_.TYPE,
        Loan_.TYPE,
        Staffer_.TYPE,
        Firm_.TYPE,
        Sector_.TYPE);
    this.guests = sluice.model(Guest_.TYPE);
    this.parties = sluice.model(Party_.TYPE);
    this.patrons = sluice.model(Patron_.TYPE);
    this.galleries = sluice.model(Gallery_.TYPE);
  }

  private Patron patron() {
    return get(patrons.create(Patron_.secondId.set(UUID.randomUUID())));
  }

  private Gallery gallery() {
    return get(galleries.create(Gallery_.secondId.set(UUID.randomUUID())));
  }

  @Test
  @DisplayName("BTM-11: keys that are UUIDs in columns of other names")
  void linksByUuid() {
    UUID id = UUID.randomUUID();
    Guest guest = get(guests.create(Guest_.idGuest.set(id), Guest_.name.set("guest")));
    Party party = get(parties.create(Party_.idParty.set(UUID.randomUUID())));

    run(guest.parties().add(party));

    Guest found = get(guests.findOne(q -> q.where(Guest_.idGuest.eq(id))));
    assertThat(get(found.parties().get().collectList())).containsExactly(party);
    assertThat(get(party.guests().get().collectList())).containsExactly(guest);
    assertThat(joinColumns(Guest_.parties)).containsExactly("id_guest", "id_party");
    assertThat(Guest_.parties.through().type().table().name()).isEqualTo("tbl_guest_has_party");
  }

  @Test
  @DisplayName("BTM-59: sync makes a join table of keys of different types")
  void syncsDifferentTypes() {
    Guest guest = get(guests.create(Guest_.idGuest.set(UUID.randomUUID())));
    Model<Keeper> keepers = sluice.model(Keeper_.TYPE);
    Keeper keeper = get(keepers.create(Keeper_.name.set("keeper")));

    run(keeper.guests().add(guest));

    assertThat(get(guest.keepers().get().collectList())).containsExactly(keeper);
    assertThat(Guest_.keepers.through().far().attributes().get(0).type())
        .isEqualTo(Keeper_.id.type());
  }

  /** Links each of two patrons with another gallery, and sees both ways. */
  private <J, K> void assertLinksBothWays(
      BelongsToManyAssociation<Patron, Gallery, J> forth,
      BelongsToManyAssociation<Gallery, Patron, K> back,
      Function<Patron, BelongsToMany<Gallery, J>> galleriesOf,
      Function<Gallery, BelongsToMany<Patron, K>> patronsOf) {
    Gallery other = gallery();
    Patron first = patron();
    Patron second = patron();
    Gallery firstGallery = gallery();
    Gallery secondGallery = gallery();

    assertThat(get(galleriesOf.apply(first).add(firstGallery))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(patronsOf.apply(secondGallery).add(second))).isEqualTo(linked(1, 0, 0, 0));
    assertThat(get(galleriesOf.apply(first).add(firstGallery))).isEqualTo(linked(0, 0, 0, 1));

    assertThat(
            get(patrons.findAll(q -> q.order(Patron_.patronId.asc()).include(forth)).collectList()))
        .extracting(each -> galleriesOf.apply(each).loaded())
        .containsExactly(List.of(firstGallery), List.of(secondGallery));
    assertThat(
            get(
                galleries
                    .findAll(q -> q.order(Gallery_.galleryId.asc()).include(back))
                    .collectList()))
        .extracting(each -> patronsOf.apply(each).loaded())
        .containsExactly(List.of(), List.of(first), List.of(second));
    assertThat(get(galleriesOf.apply(second).get().collectList())).containsExactly(secondGallery);
    assertThat(get(patronsOf.apply(other).count())).isZero();
  }

  @Test
  @DisplayName("BTM-13: both foreign keys refer to a unique attribute, and no key")
  void refersToUniqueAttributes() {
    assertThat(joinColumns(Patron_.galleries))
        .containsExactly("patron_second_id", "gallery_second_id");
    assertThat(joinColumns(Gallery_.patrons))
        .containsExactly("gallery_second_id", "patron_second_id");
    assertLinksBothWays(Patron_.galleries, Gallery_.patrons, Patron::galleries, Gallery::patrons);
  }

  @Test
  @DisplayName("BTM-14: one foreign key refers to a unique attribute, the other to the key")
  void refersToOneUniqueAttribute() {
    assertThat(joinColumns(Patron_.byKey))
        .containsExactly("patron_second_id", "gallery_gallery_id");
    assertLinksBothWays(Patron_.byKey, Gallery_.byKey, Patron::byKey, Gallery::byKey);
  }

  @Test
  @DisplayName("BTM-16: an entity of the join table, unique over both foreign keys")
  void refersToUniqueAttributesByEntity() {
    assertLinksBothWays(Patron_.viewed, Gallery_.viewers, Patron::viewed, Gallery::viewers);
  }

  @Test
  @DisplayName("BTM-17: get and keys are of the attribute that is referred to")
  void getsByUniqueAttributes() {
    gallery(); // so that the keys of linked rows differ
    Patron first = patron();
    Patron second = patron();
    Gallery firstGallery = gallery();
    Gallery secondGallery = gallery();

    run(first.galleries().addKeys(firstGallery.secondId()));
    run(secondGallery.patrons().addKeys(second.secondId()));

    assertThat(get(first.galleries().get().collectList())).containsExactly(firstGallery);
    assertThat(get(second.galleries().get().collectList())).containsExactly(secondGallery);
    assertThat(get(firstGallery.patrons().get().collectList())).containsExactly(first);
    assertThat(get(secondGallery.patrons().get().collectList())).containsExactly(second);
    assertThat(get(first.galleries().hasKeys(firstGallery.secondId()))).isTrue();
    assertThat(get(first.galleries().hasKeys(secondGallery.secondId()))).isFalse();
  }

  @Test
  @DisplayName("BTM-19: foreign keys that are plain components with columns of other names")
  void refersByPlainComponents() {
    assertThat(joinColumns(Patron_.borrowedFrom)).containsExactly("patron_id2", "gallery_id2");
    assertLinksBothWays(
        Patron_.borrowedFrom, Gallery_.borrowers, Patron::borrowedFrom, Gallery::borrowers);
  }

  @Test
  @DisplayName("BTM-20: an include below a joined one, where columns have other names")
  void includesBelowJoined() {
    Model<Firm> firms = sluice.model(Firm_.TYPE);
    Model<Staffer> staffers = sluice.model(Staffer_.TYPE);
    Firm firm = get(firms.create(Firm_.name.set("firm")));
    Sector sector = get(firm.sectors().create(Sector_.name.set("sector")));
    Staffer employed = get(staffers.create(Staffer_.name.set("a"), Staffer_.firm.set(firm)));
    Staffer free = get(staffers.create(Staffer_.name.set("b")));

    Query<Staffer> optional =
        Query.of(Staffer_.TYPE)
            .order(Staffer_.name.asc())
            .include(Staffer_.firm, f -> f.include(Firm_.sectors));
    Query<Staffer> required =
        Query.of(Staffer_.TYPE)
            .order(Staffer_.name.asc())
            .include(Staffer_.firm, f -> f.required().include(Firm_.sectors, s -> s.required()));

    assertThat(get(staffers.findAll(optional).collectList()))
        .containsExactly(employed, free)
        .extracting(each -> each.firm().loaded().map(f -> f.sectors().loaded()).orElse(List.of()))
        .containsExactly(List.of(sector), List.of());
    assertThat(get(staffers.findAll(required).collectList())).containsExactly(employed);
    assertThat(get(staffers.findOne(optional))).isEqualTo(employed);
    assertThat(get(staffers.findOne(required)).firm().loaded().orElseThrow().sectors().loaded())
        .containsExactly(sector);
  }
}
