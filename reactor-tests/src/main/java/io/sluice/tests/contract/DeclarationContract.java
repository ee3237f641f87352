package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.BelongsTo;
import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.MappedSuperclass;
import io.sluice.annotation.Table;
import io.sluice.annotation.UpdatedAt;
import io.sluice.annotation.Version;
import io.sluice.error.OptimisticLockException;
import io.sluice.tests.DatabaseUnderTest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Entities that are declared in a test, and share components by an interface and a superclass. */
public abstract class DeclarationContract extends Contract {
  private final Model<Sheet> sheets;
  private final Model<Folder> folders;

  protected DeclarationContract(DatabaseUnderTest database) {
    super(database);
    this.sheets = sluice.model(Sheet_.TYPE);
    this.folders = sluice.model(Folder_.TYPE);
  }

  interface Timestamped {
    @CreatedAt
    @Nullable Instant createdAt();

    @UpdatedAt
    @Nullable Instant updatedAt();
  }

  @Table("sheets")
  record Sheet(
      @Id @Generated @Nullable Long id,
      String title,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt,
      BelongsTo<Folder> folder)
      implements Timestamped, Sheet_.With {}

  @MappedSuperclass
  abstract static class Base<K> {
    @Id @Generated @Nullable K id;
    @Version @Nullable Integer version;
  }

  @Table("folders")
  static class Folder extends Base<Long> {
    @Nullable String name;
    HasMany<Sheet> sheets = HasMany.none();
  }

  @BeforeEach
  void createFolders() {
    database.sync(Folder_.TYPE, Sheet_.TYPE);
  }

  @Test
  void aRecordHasTheStampsOfItsInterface() {
    Sheet created = get(sheets.create(Sheet_.title.set("a")));
    assertThat(created.createdAt()).isNotNull();

    Sheet changed = get(sheets.update(created, created.withTitle("b")));
    assertThat(changed.createdAt()).isEqualTo(created.createdAt());
    assertThat(changed.updatedAt()).isAfterOrEqualTo(created.updatedAt());
    assertThat(get(sheets.findOne(q -> q.order(Sheet_.createdAt.asc())))).isEqualTo(changed);
  }

  @Test
  void aClassHasTheKeyAndTheVersionOfItsSuperclass() {
    Folder created = get(folders.create(Folder_.name.set("a")));
    assertThat(created.id).isNotNull();
    assertThat(created.version).isZero();

    Folder changed = get(folders.update(created, Folder_.name.set("b")));
    assertThat(changed.version).isEqualTo(1);
    StepVerifier.create(folders.update(created, Folder_.name.set("c")))
        .verifyError(OptimisticLockException.class);
    assertThat(get(folders.findByPk(folders.key(changed))).name).isEqualTo("b");
  }

  @Test
  void theirAssociationsAreThoseOfOthers() {
    Folder folder = get(folders.create(Folder_.name.set("a")));
    Sheet sheet = get(folder.sheets.create(Sheet_.title.set("one")));
    log.clear();

    Folder loaded = get(folders.findByPk(folders.key(folder), q -> q.include(Folder_.sheets)));
    assertThat(loaded.sheets.loaded()).containsExactly(sheet);
    assertThat(get(sheets.findAll(q -> q.where(Sheet_.folder.to(Folder_.name).eq("a"))).count()))
        .isEqualTo(1);
    assertThat(log.statements()).hasSize(3);
  }
}
