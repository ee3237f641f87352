package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.Model;
import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Json;
import io.sluice.annotation.Table;
import io.sluice.query.Condition;
import io.sluice.query.JsonPath;
import io.sluice.tests.DatabaseUnderTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cases of documents that are written and asked for in parts. */
public abstract class DocumentCasesContract extends Contract {
  private static final String ODD = "she said \"$$ $1\"\nand '\\n' :name ?";

  private final Model<Guest> guests;
  private final Model<Stay> stays;

  protected DocumentCasesContract(DatabaseUnderTest database) {
    super(database);
    this.guests = sluice.model(Guest_.TYPE);
    this.stays = sluice.model(Stay_.TYPE);
  }

  @Table("document_guests")
  record Guest(
      @Id @Generated @Nullable Long id,
      @Nullable String name,
      @Json @Column("emergy_contact") @Nullable Object contact)
      implements Guest_.With {}

  @Table("document_stays")
  record Stay(@Id @Generated @Nullable Long id, BelongsTo<Guest> guest) {}

  @BeforeEach
  void createGuests() {
    database.sync(Guest_.TYPE, Stay_.TYPE);
    log.clear();
  }

  private Guest guest(String name, Object contact) {
    return get(guests.create(Guest_.name.set(name), Guest_.contact.set(contact)));
  }

  private List<String> found(Condition<Guest> condition) {
    return get(guests.findAll(q -> q.where(condition)).map(each -> each.name() + "").collectList());
  }

  @DisplayName("JS-01: a document is a value, and no part of the text")
  @Test
  void bound() {
    run(sluice.validateSchema(Guest_.TYPE));
    log.clear();
    guest("a", Map.of("name", "kate", "phone", 1337));
    assertThat(log.statements()).isNotEmpty().noneMatch(each -> each.contains("kate"));
  }

  @DisplayName("JS-02: a document whose column has another name is created, replaced and updated")
  @Test
  void written() {
    Guest first = guest("a", Map.of("name", "kate"));
    assertThat(first.contact()).isEqualTo(Map.of("name", "kate"));
    Guest second = get(guests.replace(first.withContact(Map.of("name", "joe"))));
    assertThat(second.contact()).isEqualTo(Map.of("name", "joe"));
    Guest third = get(guests.update(second, second.withContact(Map.of("name", "larry"))));
    assertThat(get(guests.reload(first))).isEqualTo(third);
    assertThat(third.contact()).isEqualTo(Map.of("name", "larry"));
  }

  @DisplayName("JS-04: a key of a path has its case of letters")
  @Test
  void keys() {
    guest("a", Map.of("name", "kate", "Place", Map.of("City", "wien")));
    guest("b", Map.of("name", "joe", "place", Map.of("City", "wien")));
    assertThat(found(Guest_.contact.path("name").asText().eq("kate"))).containsExactly("a");
    assertThat(found(Guest_.contact.path("Place", "City").asText().eq("wien")))
        .containsExactly("a");
  }

  @DisplayName("JS-05: a path goes through the places of arrays")
  @Test
  void places() {
    guest("a", List.of("kate", "joe"));
    guest("b", List.of(Map.of("name", "kate"), Map.of("name", "joe")));
    assertThat(found(Guest_.contact.at(0).asText().eq("kate"))).containsExactly("a");
    assertThat(found(Guest_.contact.at(1).path("name").asText().eq("joe"))).containsExactly("b");
  }

  @DisplayName("JS-07: quotes, dollars and places in a text of a document stay as they are")
  @Test
  void odd() {
    guest("a", Map.of("value", ODD));
    guest("b", Map.of("value", "other"));
    assertThat(found(Guest_.contact.path("value").asText().eq(ODD))).containsExactly("a");
    assertThat(
            get(guests.findOrCreate(Guest_.name.eq("c"), Guest_.contact.set(Map.of("value", ODD))))
                .entity()
                .contact())
        .isEqualTo(Map.of("value", ODD));
    assertThat(found(Guest_.contact.path("value").asText().eq(ODD)))
        .containsExactlyInAnyOrder("a", "c");
  }

  @DisplayName("JS-08: a part of a document of an associated row is read")
  @Test
  void associated() {
    Guest guest = guest("a", Map.of("name", "kate"));
    run(stays.create(Stay_.guest.set(guest)));
    values(
        stays
            .select(JsonPath.of(Stay_.guest.to(Guest_.contact)).path("name").asText())
            .as(name -> name),
        "kate");
    assertThat(get(stays.findOne(q -> q.include(Stay_.guest))).guest().loaded()).contains(guest);
  }

  @DisplayName("JS-10: a number of a document is equal, or greater")
  @Test
  void numbers() {
    guest("alice", Map.of("level", 10));
    guest("bob", Map.of("level", 5));
    assertThat(found(Guest_.contact.path("level").asNumber().eq(10))).containsExactly("alice");
    assertThat(found(Guest_.contact.path("level").asNumber().gt(3)))
        .containsExactlyInAnyOrder("alice", "bob");
  }
}
