package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.constants.FileKind;
import io.sluice.tests.constants.Right;
import io.sluice.tests.constants.StoredFile;
import io.sluice.tests.constants.StoredFile.Wrapped;
import io.sluice.tests.constants.StoredFile_;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Enums in types of the database. */
public abstract class NativeEnumContract extends Contract {
  private static final List<FileKind> KINDS =
      List.of(FileKind.Text, FileKind.IMAGE, FileKind.Vector_2);

  private final Model<StoredFile> files;

  protected NativeEnumContract(DatabaseUnderTest database) {
    super(database);
    this.files = sluice.model(StoredFile_.TYPE);
  }

  @BeforeEach
  void createFiles() {
    database.sync(StoredFile_.TYPE);
  }

  private static StoredFile file(FileKind kind) {
    return new StoredFile(null, kind, Right.WRITE, Right.WRITE, new Wrapped(kind));
  }

  @Test
  void constantsComeBackAsTheyWent() {
    StoredFile created = get(files.create(file(FileKind.Vector_2)));
    assertThat(created).isEqualTo(file(FileKind.Vector_2).withId(1L));
    values(files.findByPk(1L), created);
    StoredFile empty = get(files.create(StoredFile_.kind.setNull()));
    assertThat(empty).isEqualTo(new StoredFile(2L, null, Right.READ, null, null));
    values(
        files.updateByPk(2L, StoredFile_.kind.set(FileKind.Text), StoredFile_.asText.setNull()),
        empty.withKind(FileKind.Text));
  }

  @Test
  void conditionsTakeConstants() {
    get(files.create(file(FileKind.IMAGE)));
    get(files.create(file(FileKind.Text)));
    List<Condition<StoredFile>> conditions =
        List.of(
            StoredFile_.kind.eq(FileKind.IMAGE),
            StoredFile_.kind.ne(FileKind.Text),
            StoredFile_.kind.in(FileKind.IMAGE, FileKind.Vector_2),
            StoredFile_.kind.notIn(FileKind.Text, FileKind.Vector_2),
            StoredFile_.kind.isDistinctFrom(FileKind.Text),
            StoredFile_.wrapped.eq(new Wrapped(FileKind.IMAGE)),
            StoredFile_.kind.castToText().startsWith("IM"));
    for (Condition<StoredFile> each : conditions) {
      values(
          files.findAll(q -> q.where(each)).map(file -> Objects.requireNonNull(file.kind())),
          FileKind.IMAGE);
    }
    values(
        files
            .select(StoredFile_.kind, StoredFile_.kind.coalesce(FileKind.Text))
            .where(StoredFile_.right.eq(Right.WRITE))
            .order(StoredFile_.id.asc())
            .as(List::of),
        List.of(FileKind.IMAGE, FileKind.IMAGE),
        List.of(FileKind.Text, FileKind.Text));
  }

  @Test
  void manyRowsAreWrittenInBulk() {
    Flux<StoredFile> given = Flux.range(0, 250).map(i -> file(KINDS.get(i % 3)).withAsText(null));
    List<StoredFile> created = get(files.bulkCreate(given).collectList());
    assertThat(created.get(248).kind()).isEqualTo(FileKind.Vector_2);
    values(files.findAll(q -> q.order(StoredFile_.id.asc())).collectList(), created);
    values(
        files.bulkUpdate(
            Flux.fromIterable(created).map(each -> each.withKind(FileKind.Text)), StoredFile_.kind),
        250L);
    values(files.count(q -> q.where(StoredFile_.kind.eq(FileKind.Text))), 250L);
  }

  @Test
  void tablesAreMadeAndDroppedAgain() {
    Sluice own = database.sluice(2);
    Model<StoredFile> again = own.model(StoredFile_.TYPE);
    run(own.sync());
    run(own.sync());
    get(again.create(file(FileKind.Text)));
    values(again.count(), 1L);
  }
}
