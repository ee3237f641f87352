package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.HasMany;
import io.sluice.error.NotLoadedException;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Has-many associations as values: what they know without a query, and what they are equal to. */
public abstract class HasManyValueContract extends HasManyCases {
  protected HasManyValueContract(DatabaseUnderTest database) {
    super(database);
  }

  private User loaded(User user) {
    return get(
        users.findByPk(id(user), q -> q.include(User_.projects, p -> p.order(Project_.id.asc()))));
  }

  @Test
  void loadedNamesTheIncludeWhereThereWasNone() {
    User ada = user("Ada");

    assertThat(ada.projects().isLoaded()).isFalse();
    assertThatExceptionOfType(NotLoadedException.class)
        .isThrownBy(() -> ada.projects().loaded())
        .withMessageContaining("User.projects was not loaded")
        .withMessageContaining(".include(User_.projects)");
    assertThat(users.association(User_.projects, id(ada)).isLoaded()).isFalse();
  }

  @Test
  void loadedOfAnUnboundValueNamesNoInclude() {
    assertThatExceptionOfType(NotLoadedException.class)
        .isThrownBy(() -> HasMany.none().loaded())
        .withMessageContaining("none()")
        .withMessageNotContaining("include");
  }

  @Test
  void loadedIsASnapshot() {
    User ada = user("Ada");
    List<Project> linked = projectsOf(ada, "one", "two");
    User loaded = loaded(ada);

    run(loaded.projects().clear());
    run(loaded.projects().create(Project_.title.set("three")));

    assertThat(loaded.projects().loaded()).isEqualTo(linked).isUnmodifiable();
    assertThat(loaded(ada).projects().loaded()).extracting(Project::title).containsExactly("three");
  }

  @Test
  void loadedWithoutRowsIsLoaded() {
    User loaded = loaded(user("Ada"));

    assertThat(loaded.projects().isLoaded()).isTrue();
    assertThat(loaded.projects().loaded()).isEmpty();
  }

  @Test
  void updatesAndReloadsKnowWhatTheyShould() {
    User ada = user("Ada");
    projectsOf(ada, "one");
    User loaded = loaded(ada);

    User updated = get(users.update(loaded, User_.name.set("Lovelace")));
    assertThat(updated.projects().loaded()).isEqualTo(loaded.projects().loaded());
    assertThat(get(updated.projects().count())).isEqualTo(1);
    assertThat(get(users.reload(updated)).projects().isLoaded()).isFalse();
  }

  @Test
  void copiesStayBoundAndLoaded() {
    User ada = user("Ada");
    projectsOf(ada, "one");

    User copy = loaded(ada).withName("Lovelace");

    assertThat(copy.projects().loaded()).hasSize(1);
    assertThat(get(copy.projects().count())).isEqualTo(1);
  }

  @Test
  void valuesTakeNoPartInTheEqualityOfTheirEntity() {
    User ada = user("Ada");
    projectsOf(ada, "one");
    User loaded = loaded(ada);

    assertThat(loaded).isEqualTo(ada).hasSameHashCodeAs(ada);
    assertThat(loaded.projects())
        .isEqualTo(HasMany.none())
        .hasSameHashCodeAs(HasMany.none())
        .isNotEqualTo("projects");
    assertThat(ada).isEqualTo(User_.builder(ada).projects(HasMany.none()).build());
  }

  @Test
  void printsItsStateAndNoRows() {
    User ada = user("Ada");
    projectsOf(ada, "one", "two");
    User loaded = loaded(ada);

    assertThat(ada.projects()).hasToString("[not loaded]");
    assertThat(loaded.projects()).hasToString("[2 loaded]");
    assertThat(HasMany.none()).hasToString("[not loaded]");
    assertThat(loaded.toString()).contains("projects=[2 loaded]").doesNotContain("one");
  }

  @Test
  void unboundValueKnowsItsRows() {
    Project project = project("one");

    assertThat(HasMany.of(project).loaded()).containsExactly(project);
    assertThat(HasMany.of(List.of(project))).hasToString("[1 loaded]");
    assertThat(HasMany.of().loaded()).isEmpty();
    assertThat(HasMany.none().isLoaded()).isFalse();
  }
}
