package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Article;
import io.sluice.tests.hasmany.Article_;
import io.sluice.tests.hasmany.Label;
import io.sluice.tests.hasmany.Label_;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of {@code add} and {@code remove}. */
public abstract class HasManyAddCasesContract extends HasManyCases {
  protected HasManyAddCasesContract(DatabaseUnderTest database) {
    super(database, Article_.TYPE, Label_.TYPE);
  }

  @Test
  @DisplayName("HM-22: add by key changes the foreign key only")
  void addsByKey() {
    Article article = article("Article");
    Label label = label("label one");

    assertThat(get(article.labels().addKeys(label.key()))).isEqualTo(linked(1, 0, 0));

    assertThat(texts(article)).containsExactly("label one");
  }

  @Test
  @DisplayName("HM-23: add of several keeps the links that are there")
  void addsSeveral() {
    Article article = article("Article");
    Label first = label("foo");
    Label second = label("bar");
    Label third = label("baz");
    assertThat(get(article.labels().set(List.of(first)))).isEqualTo(linked(1, 0, 0));

    assertThat(get(article.labels().add(List.of(second, third)))).isEqualTo(linked(2, 0, 0));

    assertThat(texts(article)).containsExactly("foo", "bar", "baz");
  }

  @Test
  @DisplayName("MX-HM-08: add with a list")
  void addsList() {
    Article article = article("Article");
    Label label = label("label");

    assertThat(get(article.labels().add(List.of(label)))).isEqualTo(linked(1, 0, 0));

    assertThat(articleOf(label)).isEqualTo(article.pk());
  }

  @Test
  @DisplayName("MX-HM-10: add with a list of keys")
  void addsListOfKeys() {
    Article article = article("Article");
    Label label = label("label");

    assertThat(get(article.labels().addKeys(List.of(label.key())))).isEqualTo(linked(1, 0, 0));

    assertThat(articleOf(label)).isEqualTo(article.pk());
  }

  @Test
  @DisplayName("MX-HM-11: remove with a list")
  void removesList() {
    Article article = article("Article");
    Label label = labelOf(article, "label");

    assertThat(get(article.labels().remove(List.of(label)))).isEqualTo(linked(0, 1, 0));

    assertThat(articleOf(label)).isNull();
  }

  @Test
  @DisplayName("MX-HM-13: remove with a list of keys")
  void removesListOfKeys() {
    Article article = article("Article");
    Label label = labelOf(article, "label");

    assertThat(get(article.labels().removeKeys(List.of(label.key())))).isEqualTo(linked(0, 1, 0));

    assertThat(articleOf(label)).isNull();
  }

  @Test
  @DisplayName("MX-HM-22: what an open transaction removes is linked without")
  void removesInTransaction() {
    Article article = article("Article");
    Label label = labelOf(article, "label");

    Views<Long> seen =
        viewsAfter(
            article.labels().remove(List.of(label)),
            outside().model(Label_.TYPE).count(q -> q.where(Label_.articlePk.eq(article.pk()))),
            labels.count(q -> q.where(Label_.articlePk.eq(article.pk()))));

    assertThat(seen).isEqualTo(new Views<>(1L, 0L));
    assertThat(articleOf(label)).isNull();
  }
}
