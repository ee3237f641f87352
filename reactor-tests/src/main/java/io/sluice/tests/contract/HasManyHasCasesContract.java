package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.hasmany.Article;
import io.sluice.tests.hasmany.Article_;
import io.sluice.tests.hasmany.Label;
import io.sluice.tests.hasmany.Label_;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cases of {@code has}. */
public abstract class HasManyHasCasesContract extends HasManyCases {
  protected HasManyHasCasesContract(DatabaseUnderTest database) {
    super(database, Article_.TYPE, Label_.TYPE);
  }

  @Test
  @DisplayName("HM-10: nothing assigned has nothing")
  void hasNothingWithoutLinks() {
    Article article = article("Article");
    Label first = label("Awesomeness");
    Label second = label("Epicness");

    assertThat(get(article.labels().has(first))).isFalse();
    assertThat(get(article.labels().has(second))).isFalse();
  }

  @Test
  @DisplayName("HM-11: has what was added, and not the other")
  void hasWhatWasAdded() {
    Article article = article("Article");
    Label first = label("Awesomeness");
    Label second = label("Epicness");
    run(article.labels().add(first));

    assertThat(get(article.labels().has(first))).isTrue();
    assertThat(get(article.labels().has(second))).isFalse();
  }

  @Test
  @DisplayName("HM-13: a link of an open transaction is seen within only")
  void hasInTransaction() {
    Article article = article("Article");
    Label label = label("Awesomeness");

    Views<Boolean> seen =
        viewsAfter(
            article.labels().set(List.of(label)),
            outside()
                .model(Article_.TYPE)
                .association(Article_.labels, article.pk())
                .has(List.of(label)),
            article.labels().has(List.of(label)));

    assertThat(seen).isEqualTo(new Views<>(false, true));
  }

  @Test
  @DisplayName("HM-14: one of two is not all")
  void hasNotAll() {
    Article article = article("Article");
    Label first = label("Awesomeness");
    Label second = label("Epicness");
    run(article.labels().add(first));

    assertThat(get(article.labels().has(List.of(first, second)))).isFalse();
  }

  @Test
  @DisplayName("HM-16: has all that are set")
  void hasAll() {
    Article article = article("Article");
    Label first = label("Awesomeness");
    Label second = label("Epicness");
    run(article.labels().set(first, second));

    assertThat(get(article.labels().has(List.of(first, second)))).isTrue();
  }

  @Test
  @DisplayName("HM-17: has all keys that are set")
  void hasAllKeys() {
    Article article = article("Article");
    Label first = label("Awesomeness");
    Label second = label("Epicness");
    run(article.labels().set(first, second));

    assertThat(get(article.labels().hasKeys(first.key(), second.key()))).isTrue();
  }

  @Test
  @DisplayName("MX-HM-16: has a list of linked labels")
  void hasList() {
    Article article = article("Article");
    Label label = labelOf(article, "Awesomeness");

    assertThat(get(article.labels().has(List.of(label)))).isTrue();
  }

  @Test
  @DisplayName("MX-HM-17: has a Set of linked labels")
  void hasSet() {
    Article article = article("Article");
    Label label = labelOf(article, "Awesomeness");

    assertThat(get(article.labels().has(Set.of(label)))).isTrue();
  }
}
