package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Article;
import io.sluice.tests.hasmany.Article_;
import io.sluice.tests.hasmany.Job;
import io.sluice.tests.hasmany.Job_;
import io.sluice.tests.hasmany.Label;
import io.sluice.tests.hasmany.Label_;
import io.sluice.tests.hasmany.Worker;
import io.sluice.tests.hasmany.Worker_;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of {@code set}; Sequelize's {@code set(null)} is {@code clear()}. */
public abstract class HasManySetCasesContract extends HasManyCases {
  protected HasManySetCasesContract(DatabaseUnderTest database) {
    super(database, Article_.TYPE, Label_.TYPE, Worker_.TYPE, Job_.TYPE);
  }

  @Test
  @DisplayName("HM-19: clear unlinks, and keeps the row")
  void clears() {
    Worker worker = worker("John");
    Job job = job(worker, "Get rich", true);
    assertThat(get(worker.jobs().count())).isEqualTo(1);

    assertThat(get(worker.jobs().clear())).isEqualTo(linked(0, 1, 0));

    assertThat(get(worker.jobs().count())).isZero();
    assertThat(get(jobs.reload(job)).title()).isEqualTo("Get rich");
  }

  @Test
  @DisplayName("HM-20: set by key replaces what was added by key")
  void setsByKey() {
    Article article = article("Article");
    Label first = label("label one");
    Label second = label("label two");
    assertThat(get(article.labels().addKeys(first.key()))).isEqualTo(linked(1, 0, 0));

    assertThat(get(article.labels().setKeys(second.key()))).isEqualTo(linked(1, 1, 0));

    assertThat(texts(article)).containsExactly("label two");
  }

  @Test
  @DisplayName("MX-HM-01: set with a list")
  void setsList() {
    Article article = article("Article");
    Label label = label("label");

    assertThat(get(article.labels().set(List.of(label)))).isEqualTo(linked(1, 0, 0));

    assertThat(articleOf(label)).isEqualTo(article.pk());
  }

  @Test
  @DisplayName("MX-HM-02: set with a Set")
  void setsSet() {
    Article article = article("Article");
    Label label = label("label");

    assertThat(get(article.labels().set(Set.of(label)))).isEqualTo(linked(1, 0, 0));

    assertThat(articleOf(label)).isEqualTo(article.pk());
  }

  @Test
  @DisplayName("MX-HM-04: clear makes the foreign key null")
  void clearsForeignKey() {
    Article article = article("Article");
    Label label = labelOf(article, "label");

    assertThat(get(article.labels().clear())).isEqualTo(linked(0, 1, 0));

    assertThat(articleOf(label)).isNull();
  }

  @Test
  @DisplayName("MX-HM-07: set with a key")
  void setsListOfKeys() {
    Article article = article("Article");
    Label label = label("label");

    assertThat(get(article.labels().setKeys(List.of(label.key())))).isEqualTo(linked(1, 0, 0));

    assertThat(articleOf(label)).isEqualTo(article.pk());
  }

  @Test
  @DisplayName("MX-HM-19: what an open transaction sets is seen within only")
  void setsInTransaction() {
    Article article = article("Article");
    Label label = label("label");

    Views<Long> seen =
        viewsAfter(
            article.labels().set(label),
            outside().model(Label_.TYPE).count(q -> q.where(Label_.articlePk.eq(article.pk()))),
            labels.count(q -> q.where(Label_.articlePk.eq(article.pk()))));

    assertThat(seen).isEqualTo(new Views<>(0L, 1L));
    assertThat(texts(article)).containsExactly("label");
  }
}
