package io.sluice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
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
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import io.sluice.annotation.CheckReturnValue;
import io.sluice.dialect.Capabilities;
import io.sluice.dialect.Feature;
import io.sluice.internal.row.RowReader;
import io.sluice.listener.StatementListener;
import io.sluice.model.Deferrable;
import io.sluice.model.ReferentialAction;
import io.sluice.transaction.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stages of DESIGN.md: each uses only those before it. */
class ArchitectureTests {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.sluice");

  private static final String PUBLIC = "io.sluice";

  /** Packages that know each other: what users say of entities, and what it is made of. */
  private static final List<String> METAMODEL = List.of("model", "query", "generated");

  /**
   * The order; stages beside each other share an entry. The annotations come before the metamodel:
   * they use one enum of it, and one of them marks methods everywhere.
   */
  private static final List<List<String>> ORDER =
      List.of(
          List.of("error", "internal.argument", "sql"),
          List.of("type"),
          List.of("annotation"),
          METAMODEL,
          List.of("bulk"),
          List.of("listener", "transaction", "schema", "result"),
          List.of("hook"),
          List.of("settings"),
          List.of("statement"),
          List.of("dialect"),
          List.of("internal.row"), // a plan holds the readers of its rows
          List.of("internal.plan", "internal.gather"),
          List.of("internal.execution"),
          List.of("internal.assembly", "internal.bulk"),
          List.of("internal.operation"),
          List.of(""));

  private static String named(String stage) {
    return stage.isEmpty() ? PUBLIC : PUBLIC + "." + stage;
  }

  private static String[] named(List<String> stages) {
    return stages.stream().map(ArchitectureTests::named).toArray(String[]::new);
  }

  private static int place(JavaClass type) {
    for (int i = 0; i < ORDER.size(); i++) {
      if (List.of(named(ORDER.get(i))).contains(type.getPackageName())) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void everyStageUsesOnlyThoseBeforeIt() {
    for (JavaClass each : CLASSES) {
      for (Dependency used : each.getDirectDependenciesFromSelf()) {
        JavaClass other = used.getTargetClass();
        boolean samePackage = other.getPackageName().equals(each.getPackageName());
        boolean metamodel = isMetamodel(each) && isMetamodel(other);
        boolean marks =
            each.getPackageName().equals(named("annotation"))
                && (other.isEquivalentTo(ReferentialAction.class)
                    || other.isEquivalentTo(Deferrable.class));
        if (place(other) >= 0 && !samePackage && !metamodel && !marks) {
          assertThat(place(other)).as(used.getDescription()).isLessThan(place(each));
        }
      }
    }
  }

  private static boolean isMetamodel(JavaClass type) {
    return place(type) == ORDER.indexOf(METAMODEL);
  }

  @Test
  void everyPackageIsAStage() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct().toList())
        .containsExactlyInAnyOrder(
            ORDER.stream()
                .flatMap(List::stream)
                .map(ArchitectureTests::named)
                .toArray(String[]::new));
  }

  /** A class with all that is nested in it; families that are sealed know each other. */
  @Test
  void internalClassesHaveNoCycles() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith(PUBLIC + ".internal.")
                    ? SliceIdentifier.of(outermost(type))
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "internal classes";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass()
        .or(() -> type.getRawSuperclass().filter(each -> each.reflect().isSealed()))
        .map(ArchitectureTests::outermost)
        .orElse(type.getName());
  }

  @Test
  void rowsStayWhereTheyAreRead() {
    noClasses()
        .that()
        .resideOutsideOfPackages(named("internal.row"), named("internal.execution"))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Row.class)
        .check(CLASSES);
  }

  /** But for the one that a transaction lends. */
  @Test
  void connectionsStayInTheExecution() {
    noClasses()
        .that()
        .resideOutsideOfPackage(named("internal.execution"))
        .and()
        .areNotAssignableTo(Transaction.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Connection.class)
        .check(CLASSES);
  }

  /** What users have written may throw anything: it is called through one door. */
  @Test
  void userCodeIsCalledByOneType() {
    DescribedPredicate<JavaCall<?>> user =
        DescribedPredicate.describe(
            "user code",
            call ->
                call.getTargetOwner().isEquivalentTo(StatementListener.class)
                    || call.getTargetOwner().isEquivalentTo(RowReader.class)
                    || (call.getTargetOwner().isEquivalentTo(ConnectionFactory.class)
                        && call.getName().equals("create"))
                    || call.getName().equals("valuePrinter")
                    || call.getName().equals("onErrorDropped"));
    noClasses()
        .that()
        .resideInAPackage(named("internal.execution"))
        .and()
        .doNotHaveSimpleName("UserCode")
        .should()
        .callCodeUnitWhere(user)
        .check(CLASSES);
  }

  /** What a database can do decides how a statement is planned and written, and no more after. */
  @Test
  void featuresAreAskedForByThePlanner() {
    noClasses()
        .that()
        .resideInAnyPackage(
            named(List.of("internal.execution", "internal.assembly", "internal.operation", "")))
        .should()
        .callMethod(Capabilities.class, "has", Feature.class)
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
