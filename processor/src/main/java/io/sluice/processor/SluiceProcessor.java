package io.sluice.processor;

import com.palantir.javapoet.JavaFile;
import io.sluice.processor.Declaration.Mark;
import io.sluice.processor.Problems.Stop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Generates the metamodel {@code X_} of each type {@code X} that has {@code @Table}, in its package
 * whether {@code X} is nested or not. An entity that is wrong gets errors instead; one with a type
 * that the compiler does not know waits for the next round, as another processor may be about to
 * generate it. Of a record with {@code @Projection} it generates in the same way how it is read.
 */
public final class SluiceProcessor extends AbstractProcessor {
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Set<String> projections = new LinkedHashSet<>();
  private @Nullable Problems problems;

  /** A processor, as the compiler makes it. */
  public SluiceProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // What is generated is annotated too; unclaimed, that would be a warning of -Xlint:all.
    return Set.of(Names.ANNOTATIONS + ".*", Names.GENERATED.canonicalName());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    problems = new Problems(environment.getMessager());
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // unclaimed, they would be warnings of -Xlint:all
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    TypeElement table = processingEnv.getElementUtils().getTypeElement(Names.TABLE);
    if (table == null || round.processingOver() || problems == null) {
      return true;
    }
    waiting.addAll(names(round, table));
    TypeElement projection = processingEnv.getElementUtils().getTypeElement(Names.PROJECTION);
    if (projection != null) {
      projections.addAll(names(round, projection));
    }
    new Round(problems).process();
    return true;
  }

  private static List<String> names(RoundEnvironment round, TypeElement annotation) {
    return ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation)).stream()
        .map(each -> each.getQualifiedName().toString())
        .toList();
  }

  /** One round: types that were unknown in the last may be known now. */
  private final class Round {
    private final Problems problems;
    private final DeclarationReader reader = new DeclarationReader(processingEnv.getTypeUtils());

    Round(Problems problems) {
      this.problems = problems;
    }

    void process() {
      List<Declaration> ready = new ArrayList<>();
      for (Declaration each : declarations()) {
        if (isReady(each)) {
          waiting.remove(each.element().getQualifiedName().toString());
          ready.add(each);
        }
      }
      check(ready);
      List<EntityModel> models = new ArrayList<>();
      for (Declaration each : ready) {
        resolve(each).ifPresent(models::add);
      }
      models.forEach(this::generate);
      project();
    }

    private void project() {
      ProjectionReader projecting = new ProjectionReader(reader, problems);
      for (String each : List.copyOf(projections)) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(each);
        if (type != null && projecting.isKnown(type)) {
          projections.remove(each);
          projecting.read(type).ifPresent(this::generate);
        }
      }
    }

    private void generate(ProjectionModel model) {
      write(model.element(), new ProjectionGenerator(model).generate(isMarked(model.element())));
    }

    private void generate(EntityModel model) {
      TypeElement element = model.declaration().element();
      write(element, new MetamodelGenerator(model).generate(isMarked(element)));
    }

    private void write(TypeElement of, JavaFile file) {
      try {
        file.writeTo(processingEnv.getFiler());
      } catch (IOException failure) {
        problems.report(
            of, of, file.typeSpec().name() + " cannot be written: " + failure.getMessage());
      }
    }

    /** Whether what is generated can be marked as such. */
    private boolean isMarked(TypeElement of) {
      Elements elements = processingEnv.getElementUtils();
      ModuleElement module = elements.getModuleOf(of);
      return elements.getTypeElement(module, Names.GENERATED.canonicalName()) != null;
    }

    private List<Declaration> declarations() {
      List<Declaration> declarations = new ArrayList<>();
      for (String each : waiting) {
        TypeElement type = processingEnv.getElementUtils().getTypeElement(each);
        if (type != null) {
          declarations.add(reader.read(type));
        }
      }
      return declarations;
    }

    private boolean isReady(Declaration entity) {
      return entity.isKnown()
          && entity.components().stream()
              .flatMap(each -> each.others().stream())
              .allMatch(each -> isReferable(reader.read(each), new HashSet<>()));
    }

    /** Whether all that a key or a unique attribute can be made of is known. */
    private boolean isReferable(Declaration entity, Set<String> seen) {
      if (!seen.add(entity.type().canonicalName())) {
        return true;
      }
      return entity.isKnown()
          && entity.components().stream()
              .filter(each -> each.is(Mark.ID) || each.is(Mark.UNIQUE))
              .flatMap(each -> each.others().stream())
              .allMatch(each -> isReferable(reader.read(each), seen));
    }

    private void check(List<Declaration> entities) {
      LookAlikes lookAlikes = new LookAlikes(problems);
      MetamodelNames names = new MetamodelNames(processingEnv.getElementUtils(), problems);
      TypeChecks types = new TypeChecks(problems);
      InheritanceChecks inheritance = new InheritanceChecks(problems);
      ComponentChecks components = new ComponentChecks(problems);
      ForeignKeyChecks foreignKeys = new ForeignKeyChecks(problems);
      AssociationChecks associations = new AssociationChecks(problems);
      for (Declaration each : entities) {
        types.check(each);
        lookAlikes.check(each);
        if (!problems.broken(each.element())) {
          names.check(each);
          inheritance.check(each);
          foreignKeys.check(each);
          associations.check(each);
          components.check(each);
        }
      }
    }

    private Optional<EntityModel> resolve(Declaration entity) {
      if (problems.broken(entity.element())) {
        return Optional.empty();
      }
      try {
        Keys keys = new Keys(reader, problems);
        EntityModel model = new Resolver(keys, problems, entity).resolve();
        EntityModel checked = new ModelChecks(problems).check(model);
        return problems.broken(entity.element()) ? Optional.empty() : Optional.of(checked);
      } catch (Stop stop) {
        return Optional.empty();
      }
    }
  }
}
