package io.sluice.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.fixture.Hero;
import io.sluice.fixture.Hero_;
import org.junit.jupiter.api.Test;

/** What is written together, as a value. */
class GraphUnitTests {
  private static Graph<Hero> none() {
    return Graph.none();
  }

  @Test
  void aRowAloneHasNoAssociation() {
    assertThat(none().has(Hero_.friends)).isFalse();
    assertThat(none().of(Hero_.friends)).isEqualTo(none());
  }

  @Test
  void everyStepIsACopy() {
    Graph<Hero> base = none().with(Hero_.friends);
    Graph<Hero> more = base.with(Hero_.sidekick);
    assertThat(base.has(Hero_.sidekick)).isFalse();
    assertThat(more.has(Hero_.sidekick)).isTrue();
    assertThat(more.has(Hero_.friends)).isTrue();
  }

  @Test
  void levelsAreApart() {
    Graph<Hero> graph = none().with(Hero_.friends, f -> f.with(Hero_.sidekick));
    assertThat(graph.has(Hero_.sidekick)).isFalse();
    assertThat(graph.of(Hero_.friends).has(Hero_.sidekick)).isTrue();
    assertThat(graph.of(Hero_.friends).has(Hero_.friends)).isFalse();
  }

  @Test
  void theSameAssociationTwiceIsMerged() {
    Graph<Hero> graph =
        none()
            .with(Hero_.friends, f -> f.with(Hero_.sidekick))
            .with(Hero_.friends, f -> f.with(Hero_.friends))
            .with(Hero_.friends);
    assertThat(graph.of(Hero_.friends)).isEqualTo(none().with(Hero_.sidekick).with(Hero_.friends));
  }

  @Test
  void graphsOfTheSameAssociationsAreEqual() {
    Graph<Hero> one = none().with(Hero_.friends).with(Hero_.sidekick);
    Graph<Hero> other = none().with(Hero_.sidekick).with(Hero_.friends);
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(none().with(Hero_.friends)).isNotEqualTo("graph");
    assertThat(one).isNotEqualTo(one.with(Hero_.friends, f -> f.with(Hero_.friends)));
    assertThat(none().with(Hero_.friends, f -> f.with(Hero_.sidekick)))
        .hasToString("Graph{Hero.friends=Graph{Hero.sidekick=Graph{}}}");
  }
}
