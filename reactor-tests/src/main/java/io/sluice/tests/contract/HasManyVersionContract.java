package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.HasMany;
import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.OptimisticLockException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Document;
import io.sluice.tests.hasmany.Document_;
import io.sluice.tests.hasmany.Folder;
import io.sluice.tests.hasmany.Folder_;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What linking does to versions and timestamps of the targets. */
public abstract class HasManyVersionContract extends HasManyCases {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private final Model<Folder> folders;
  private final Model<Document> documents;

  protected HasManyVersionContract(DatabaseUnderTest database) {
    super(database, Folder_.TYPE, Document_.TYPE);
    this.folders = sluice.model(Folder_.TYPE);
    this.documents = sluice.model(Document_.TYPE);
  }

  private Folder folder() {
    return get(folders.create(Folder_.name.set("folder")));
  }

  private Document document(String title) {
    return get(documents.create(Document_.title.set(title)));
  }

  private int version(Document document) {
    Integer version = get(documents.reload(document)).version();
    return version == null ? -1 : version;
  }

  @Test
  void linkingAndUnlinkingAreChangesOfTheTarget() {
    Folder folder = folder();
    Document document = document("one");
    assertThat(version(document)).isZero();

    run(folder.documents().add(document));
    assertThat(version(document)).isEqualTo(1);
    run(folder.documents().remove(document));
    assertThat(version(document)).isEqualTo(2);
    run(folder.documents().set(document));
    assertThat(version(document)).isEqualTo(3);
    run(folder.documents().clear());
    assertThat(version(document)).isEqualTo(4);
  }

  @Test
  void whatStaysLinkedIsLeftAlone() {
    Folder folder = folder();
    Document kept = get(folder.documents().create(Document_.title.set("kept")));
    Document fresh = document("fresh");

    run(folder.documents().add(kept, fresh));
    assertThat(version(kept)).isZero();
    run(folder.documents().set(kept, fresh));
    run(folder.documents().remove(document("not linked")));
    assertThat(get(documents.reload(kept))).isEqualTo(kept);
    assertThat(version(fresh)).isEqualTo(1);
  }

  @Test
  void targetGivenAgainAfterManyOthersChangesOnce() {
    Folder folder = folder();
    Document document = document("one");
    Flux<Long> again = Flux.concat(Flux.just(document.id()).repeat(999), Flux.just(document.id()));

    assertThat(get(folder.documents().setKeys(again))).isEqualTo(linked(1, 0, 0));

    assertThat(version(document)).isEqualTo(1);
  }

  @Test
  void linkingTakesTheTimeOfTheClock() {
    Folder folder = folder();
    Document document = document("one");
    Sluice later = database.sluice(1, each -> each.clock(Clock.fixed(LATER, ZoneOffset.UTC)));
    HasMany<Document> handle =
        later.model(Folder_.TYPE).association(Folder_.documents, folder.id());

    run(handle.add(document));

    Document linked = get(documents.reload(document));
    assertThat(linked.updatedAt()).isEqualTo(LATER);
    assertThat(linked.createdAt()).isEqualTo(document.createdAt());
    run(handle.clear());
    assertThat(get(handle.create(Document_.title.set("two"))).createdAt()).isEqualTo(LATER);
  }

  @Test
  void entityFromBeforeTheLinkIsOutOfDate() {
    Folder folder = folder();
    Document document = document("one");
    run(folder.documents().add(document));

    StepVerifier.create(documents.update(document, Document_.title.set("two")))
        .verifyError(OptimisticLockException.class);
  }
}
