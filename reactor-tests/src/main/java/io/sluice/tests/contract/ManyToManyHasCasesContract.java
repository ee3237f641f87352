package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.manytomany.Essay;
import io.sluice.tests.manytomany.Essay_;
import io.sluice.tests.manytomany.Tagging;
import io.sluice.tests.manytomany.Tagging_;
import io.sluice.tests.manytomany.Topic;
import io.sluice.tests.manytomany.Topic_;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Cases of {@code has} by a join table. */
public abstract class ManyToManyHasCasesContract extends ManyToManyCases {
  protected ManyToManyHasCasesContract(DatabaseUnderTest database) {
    super(database, Essay_.TYPE, Topic_.TYPE, Tagging_.TYPE);
  }

  @Test
  @DisplayName("BTM-22, BTM-23: has is false if one of several is not linked, by entity or by key")
  void hasNotAll() {
    Essay essay = essay("essay");
    Topic first = topic("first");
    Topic second = topic("second");
    run(essay.topics().add(first));

    assertThat(get(essay.topics().has(List.of(first, second)))).isFalse();
    assertThat(get(essay.topics().hasKeys(List.of(first.key(), second.key())))).isFalse();
    assertThat(get(essay.topics().has(first))).isTrue();
    assertThat(get(essay.topics().has(second))).isFalse();
  }

  @Test
  @DisplayName("BTM-25: has by keys is true if all are linked")
  void hasAllByKey() {
    Essay essay = essay("essay");
    Topic first = topic("first");
    Topic second = topic("second");
    run(essay.topics().set(first, second));
    log.clear();

    assertThat(get(essay.topics().hasKeys(List.of(first.key(), second.key())))).isTrue();
    assertThat(verbs()).containsExactly("SELECT");
    assertThat(get(essay.topics().has(first, second))).isTrue();
  }

  // Sequelize's concurrent adds made the two join rows; nothing says that they do so here
  @Test
  @DisplayName("BTM-26: has counts a target once that is linked twice")
  void hasAllWhereOneIsLinkedTwice() {
    Essay essay = essay("essay");
    Topic first = topic("first");
    Topic second = topic("second");
    Topic third = topic("third");
    run(essay.topics().add(first, Tagging_.relevance.set(new BigDecimal("0.50"))));
    run(Mono.when(tagged(essay, second, "0.54"), tagged(essay, second, "0.99")));
    assertThat(get(taggings.count())).isEqualTo(3);

    assertThat(get(essay.topics().has(first, second))).isTrue();
    assertThat(get(essay.topics().has(second))).isTrue();
    assertThat(get(essay.topics().has(second, third))).isFalse();
  }

  private Mono<Tagging> tagged(Essay essay, Topic topic, String relevance) {
    return taggings.create(
        Tagging_.essay.set(essay),
        Tagging_.topic.set(topic),
        Tagging_.relevance.set(new BigDecimal(relevance)));
  }
}
