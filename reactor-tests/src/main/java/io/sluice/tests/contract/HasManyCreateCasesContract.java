package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Article;
import io.sluice.tests.hasmany.Article_;
import io.sluice.tests.hasmany.Label;
import io.sluice.tests.hasmany.Label_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of {@code create}. */
public abstract class HasManyCreateCasesContract extends HasManyCases {
  protected HasManyCreateCasesContract(DatabaseUnderTest database) {
    super(database, Article_.TYPE, Label_.TYPE);
  }

  @Test
  @DisplayName("HM-26: create links")
  void creates() {
    Article article = article("Article");

    Label created = get(article.labels().create(Label_.text.set("bar")));

    assertThat(created.article().key()).isEqualTo(article.pk());
    assertThat(texts(labels.findAll(q -> q.where(Label_.articlePk.eq(article.pk())))))
        .containsExactly("bar");
  }

  @Test
  @DisplayName("HM-28: what an open transaction creates is seen within only")
  void createsInTransaction() {
    Article article = article("Article");

    Views<List<Long>> seen =
        viewsAfter(
            article.labels().create(Label_.text.set("bar")),
            counts(outside().model(Label_.TYPE), article),
            counts(labels, article));

    assertThat(seen).isEqualTo(new Views<>(List.of(0L, 0L), List.of(1L, 1L)));
  }

  private static Mono<List<Long>> counts(Model<Label> model, Article article) {
    return model
        .count()
        .zipWith(model.count(q -> q.where(Label_.articlePk.eq(article.pk()))), List::of);
  }

  // Sluice has no list of fields to write: what is assigned is written, and the foreign key always.
  @Test
  @DisplayName("HM-29: create links, whatever is assigned")
  void createsWithSomeFields() {
    Article article = article("Article");
    Article other = article("Other");

    run(article.labels().create());
    run(article.labels().create(Label_.text.set("yolo"), Label_.articlePk.set(other.pk())));

    assertThat(texts(article)).containsExactly("null", "yolo");
    assertThat(texts(other)).isEmpty();
  }
}
