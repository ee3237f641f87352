package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.annotation.Column;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Embedded;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.MappedSuperclass;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedAt;
import io.sluice.annotation.Version;
import io.sluice.dialect.postgres.PostgresTestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs what the README shows of entities that share components. */
@Timeout(60)
class DeclarationReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Sluice sluice;
  private Model<Note> notes;
  private Model<Folder> folders;
  private Model<Parcel> parcels;
  private Model<Visitor> visitors;

  // readme: interface
  interface Timestamped {
    @CreatedAt
    Instant createdAt();

    @UpdatedAt
    Instant updatedAt();
  }

  @Table("notes")
  record Note(@Id @Generated Long id, String text, Instant createdAt, Instant updatedAt)
      implements Timestamped, Note_.With {}

  // readme: end

  // readme: superclass
  @MappedSuperclass
  abstract static class Base<K> {
    @Id @Generated K id;
    @Version Integer version;
  }

  @Table("folders")
  static class Folder extends Base<Long> {
    String name;
  }

  // readme: end

  // readme: read-only
  @Table("parcels")
  record Parcel(
      @Id @Generated(always = true) Long id, // nobody else makes keys
      @Column(updatable = false) String country, // as the parcel was created
      @Column(insertable = false, defaultValue = "'new'") String state, // as the database says
      int width,
      int height,
      @Generated(as = "width * height") int area)
      implements Parcel_.With {}

  // readme: end

  // readme: embedded
  record Address(String street, String city, @Embedded Geo at) {}

  record Geo(double latitude, double longitude) {}

  @Table("visitors")
  record Visitor(
      @Id @Generated Long id,
      String name,
      @Embedded Address address, // address_street, address_city, address_at_latitude, ...
      @Embedded(prefix = "bill_") Address billing)
      implements Visitor_.With {}

  // readme: end

  @BeforeEach
  void start() {
    sluice = Sluice.create(PostgresTestServer.url("readme_declarations"));
    notes = sluice.model(Note_.TYPE);
    folders = sluice.model(Folder_.TYPE);
    parcels = sluice.model(Parcel_.TYPE);
    visitors = sluice.model(Visitor_.TYPE);
    sluice.sync().block(PATIENCE);
  }

  @AfterEach
  void stop() {
    sluice.close().block(PATIENCE);
    PostgresTestServer.drop("readme_declarations");
  }

  @Test
  void interfaces() {
    Note note = notes.create(Note_.text.set("Engine")).block(PATIENCE);
    assertThat(note.createdAt()).isNotNull();
    Note changed = notes.update(note, note.withText("Notes")).block(PATIENCE);
    assertThat(changed.createdAt()).isEqualTo(note.createdAt());
    assertThat(changed.updatedAt()).isAfterOrEqualTo(note.updatedAt());
  }

  @Test
  void readOnly() {
    Parcel parcel =
        parcels
            .create(Parcel_.country.set("at"), Parcel_.width.set(2), Parcel_.height.set(3))
            .block(PATIENCE);
    assertThat(parcel).isEqualTo(new Parcel(1L, "at", "new", 2, 3, 6));
    assertThat(parcels.update(parcel, parcel.withHeight(4)).block(PATIENCE).area()).isEqualTo(8);
  }

  @Test
  void embedded() {
    // readme: embedded-calls
    Mono<Visitor> created =
        visitors.create(
            Visitor_.name.set("Ada"),
            Visitor_.address.set(new Address("Ring 1", "Vienna", new Geo(48.2, 16.4))));
    Flux<Visitor> found =
        visitors.findAll(
            q ->
                q.where(Visitor_.address.city.startsWith("V"), Visitor_.billing.isNull())
                    .order(Visitor_.address.at.latitude.desc()));
    Mono<Visitor> moved =
        visitors.updateByPk(1L, Visitor_.address.street.set("Ring 2")); // that column
    // readme: end
    Visitor visitor = created.block(PATIENCE);
    assertThat(visitor.billing()).isNull();
    assertThat(found.collectList().block(PATIENCE)).containsExactly(visitor);
    assertThat(moved.block(PATIENCE).address())
        .isEqualTo(new Address("Ring 2", "Vienna", new Geo(48.2, 16.4)));
  }

  @Test
  void superclasses() {
    Folder folder = folders.create(Folder_.name.set("Letters")).block(PATIENCE);
    assertThat(folder.id).isEqualTo(1);
    assertThat(folders.update(folder, Folder_.name.set("Post")).block(PATIENCE).version)
        .isEqualTo(1);
  }
}
