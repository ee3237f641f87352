package io.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import io.sluice.annotation.CheckReturnValue;
import io.sluice.model.ReferentialAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stages of DESIGN.md: each uses only those before it. */
class ArchitectureTests {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.sluice");

  private static final String PUBLIC = "io.sluice";

  /**
   * The order; stages beside each other share an entry. The annotations come first: they use one
   * enum of the model, and one of them marks methods everywhere.
   */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("annotation", "error", "type"),
          List.of("model"),
          List.of("query"),
          List.of("listener", "transaction", "schema"),
          List.of("settings"),
          List.of("dialect"),
          List.of("internal.row"), // a plan holds the readers of its rows
          List.of("internal.plan"),
          List.of("internal.execution"),
          List.of("internal.association"),
          List.of("internal.operation"),
          List.of(""));

  private static String named(String stage) {
    return stage.isEmpty() ? PUBLIC : PUBLIC + "." + stage;
  }

  @Test
  void everyStageUsesOnlyThoseBeforeIt() {
    Architectures.LayeredArchitecture layers =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (List<String> stages : ORDER) {
      for (String each : stages) {
        layers = layers.layer(named(each)).definedBy(named(each));
      }
    }
    for (int i = 0; i < ORDER.size(); i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .flatMap(List::stream)
              .map(ArchitectureTests::named)
              .toArray(String[]::new);
      for (String each : ORDER.get(i)) {
        layers =
            later.length == 0
                ? layers.whereLayer(named(each)).mayNotBeAccessedByAnyLayer()
                : layers.whereLayer(named(each)).mayOnlyBeAccessedByLayers(later);
      }
    }
    layers
        .withOptionalLayers(false)
        .ignoreDependency(
            DescribedPredicate.describe(
                "in annotation", type -> type.getPackageName().equals(named("annotation"))),
            JavaClass.Predicates.belongToAnyOf(ReferentialAction.class))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsAStage() {
    List<String> known =
        ORDER.stream().flatMap(List::stream).map(ArchitectureTests::named).toList();
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("io.sluice.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            JavaClass.Predicates.resideInAPackage("io.sluice.annotation"),
            JavaClass.Predicates.belongToAnyOf(ReferentialAction.class))
        .check(CLASSES);
  }

  /** Those outside of these two give the execution a function of a row, and keep no row. */
  @Test
  void rowsStayWhereTheyAreMapped() {
    List<String> others =
        CLASSES.stream()
            .filter(
                each ->
                    each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(other -> other.getTargetClass().isAssignableTo(Row.class)))
            .filter(each -> !each.getPackageName().equals("io.sluice.internal.row"))
            .filter(each -> !each.getPackageName().equals("io.sluice.internal.execution"))
            .map(JavaClass::getSimpleName)
            .toList();
    assertThat(others).containsExactlyInAnyOrder("Assembler", "Finder");
  }

  @Test
  void connectionsStayInTheExecution() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sluice.internal.execution")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Connection.class)
        .check(CLASSES);
  }

  @Test
  void publicMethodsShowNothingInternal() {
    ArchRule rule =
        ArchRuleDefinition.methods()
            .that()
            .arePublic()
            .or()
            .areProtected()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.sluice.internal..")
            .should(showNothingInternal());
    rule.check(CLASSES);
  }

  private static ArchCondition<JavaMethod> showNothingInternal() {
    return new ArchCondition<>("show nothing internal") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean shown =
            method.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                && method.getAllInvolvedRawTypes().stream()
                    .anyMatch(type -> type.getPackageName().startsWith("io.sluice.internal"));
        events.add(new SimpleConditionEvent(method, !shown, method.getFullName()));
      }
    };
  }

  @Test
  void theAnnotationThatMarksMethodsUsesNothing() {
    assertThat(CLASSES.get(CheckReturnValue.class).getDirectDependenciesFromSelf())
        .allSatisfy(
            each -> assertThat(each.getTargetClass().getPackageName()).doesNotStartWith(PUBLIC));
  }
}
