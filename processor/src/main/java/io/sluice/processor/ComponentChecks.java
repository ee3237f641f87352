package io.sluice.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import io.sluice.processor.Declaration.Access;
import io.sluice.processor.Declaration.ColumnSettings;
import io.sluice.processor.Declaration.Component;
import io.sluice.processor.Declaration.Mark;
import java.util.List;
import java.util.Set;

/** Checks each component by itself, and how often an entity has what it can have once. */
final class ComponentChecks {
  private static final Set<String> VERSIONS = Set.of("INTEGER", "LONG", "SHORT");
  private static final Set<String> INSTANTS =
      Set.of("INSTANT", "OFFSET_DATE_TIME", "LOCAL_DATE_TIME");

  private static final List<Mark> ONCE =
      List.of(
          Mark.VERSION,
          Mark.CREATED_AT,
          Mark.UPDATED_AT,
          Mark.CREATED_BY,
          Mark.UPDATED_BY,
          Mark.DELETED_AT);

  private final Problems problems;

  ComponentChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Declaration entity) {
    for (Component each : entity.components()) {
      if (each.type() instanceof ComponentType.Unsupported unsupported) {
        problems.report(entity, each, unsupported.problem());
      } else if (each.type() instanceof ComponentType.Value value) {
        checkValue(entity, each, value.value());
      } else if (each.type() instanceof ComponentType.Embedded embedded) {
        new EmbeddedChecks(problems, this).check(entity, each, embedded);
      } else {
        checkAssociation(entity, each);
      }
      checkAccess(entity, each);
    }
    for (Mark each : ONCE) {
      checkOnce(entity, each);
    }
    if (entity.ids().isEmpty() && !problems.broken(entity.element())) {
      problems.report(entity, noKey(entity));
    }
  }

  static String noKey(Declaration entity) {
    return entity.name() + " has no key: mark a component with @" + Names.ANNOTATIONS + ".Id";
  }

  /** Checks a component that a column holds. */
  void checkValue(Declaration entity, Component component, ValueType value) {
    String constant = value.constant();
    if (component.is(Mark.VERSION) && !VERSIONS.contains(constant)) {
      problems.report(
          entity, component, "@Version counts updates: make it an int, a long or a short");
    }
    for (Mark each : List.of(Mark.CREATED_AT, Mark.UPDATED_AT, Mark.DELETED_AT)) {
      if (component.is(each) && !INSTANTS.contains(constant)) {
        problems.report(
            entity,
            component,
            "@"
                + each.annotation()
                + " is a point in time: make it an Instant, an OffsetDateTime or a LocalDateTime");
      }
    }
    if (component.is(Mark.DELETED_AT) && INSTANTS.contains(constant) && component.isRequired()) {
      problems.report(
          entity,
          component,
          "@DeletedAt is null while the row is there: take away what says that it is never null,"
              + " as @Column(nullable = false), @NotNull or another mark");
    }
    if (component.is(Mark.ID) && value.type() instanceof ArrayTypeName) {
      problems.report(
          entity,
          component,
          "arrays are equal to themselves only, and no key: use a UUID, which a @Convert may store as"
              + " bytes");
    }
    if (value.isJson() && (component.is(Mark.ID) || component.is(Mark.UNIQUE))) {
      problems.report(
          entity,
          component,
          "JSON is no key: servers compare documents, or their texts, in ways of their own");
    }
    checkSize(entity, component, value);
    new WriteChecks(problems).check(entity, component);
  }

  private void checkSize(Declaration entity, Component component, ValueType value) {
    ColumnSettings column = component.settings().column();
    ValueType.Size size = column.size();
    if (!size.type().isEmpty()) {
      checkType(entity, component, value);
    } else if (size.length() < 0 || size.precision() < 0 || size.scale() < 0) {
      problems.report(entity, component, "a length, precision or scale of @Column is negative");
    } else if (size.length() > 0 && !value.hasLength()) {
      problems.report(
          entity,
          component,
          "@Column(length) is for texts and bytes; " + value.type() + " has none");
    } else if ((size.precision() > 0 || size.scale() > 0) && !value.decimal()) {
      problems.report(
          entity,
          component,
          "@Column(precision, scale) is for BigDecimal and BigInteger; "
              + value.type()
              + " has none");
    } else if (size.scale() > size.precision()) {
      problems.report(
          entity,
          component,
          "@Column(scale) is part of the precision: write precision as well, not less than "
              + size.scale());
    }
  }

  private void checkType(Declaration entity, Component component, ValueType value) {
    ValueType.Size size = component.settings().column().size();
    if (size.length() != 0 || size.precision() != 0 || size.scale() != 0) {
      problems.report(
          entity,
          component,
          "@Column(type) is the whole type of the column: write the size into it, as in"
              + " \"varchar(20)\"");
    } else if (!value.hasOtherTypes()) {
      problems.report(
          entity,
          component,
          "@Column(type) has no place on "
              + (value.isJson() ? "JSON" : value.described())
              + ", whose column has a type already: take it away");
    }
  }

  private void checkAssociation(Declaration entity, Component component) {
    boolean columns = component.isForeignKey();
    String what =
        component.borrowsKey()
            ? "a BelongsTo with mappedBy, which has no column: take it away"
            : "a " + AssociationGenerator.kind(component) + ", which has no column: take it away";
    for (Mark each : component.settings().marks()) {
      if (!columns || (each != Mark.ID && each != Mark.UNIQUE)) {
        problems.report(
            entity,
            component,
            "@"
                + each.annotation()
                + " has no place on "
                + (columns ? "a BelongsTo: take it away" : what));
      }
    }
    for (String each : component.settings().column().given()) {
      if (!columns || !each.equals("nullable")) {
        problems.report(
            entity,
            component,
            "@Column(" + each + ") has no place on " + (columns ? ofForeignKey(each) : what));
      }
    }
  }

  private static String ofForeignKey(String given) {
    return given.equals("value")
        ? "a BelongsTo: use @ForeignKey(columns = …)"
        : "a BelongsTo, whose columns are as the key that they refer to: take it away, or map the"
            + " column by a plain component, with @ForeignKey(mappedBy = …) here";
  }

  private void checkAccess(Declaration entity, Component component) {
    if (entity.isRecord()) {
      return;
    }
    Access access = component.access();
    TypeName type = TypeName.get(component.javaType());
    boolean near = Nesting.isNear(component.element(), entity.element());
    if (access.reader().isEmpty()) {
      problems.report(
          entity,
          component,
          "cannot be read: add "
              + String.join("() or ", AccessReader.getters(component.name()))
              + "() that returns it, or make the field "
              + (near ? "non-private" : "public"));
    }
    if (access.writer().isEmpty()) {
      problems.report(
          entity,
          component,
          "cannot be written: add "
              + String.join("(v) or ", AccessReader.setters(component.name()))
              + "(v) that takes a "
              + type
              + ", or make the field "
              + (near ? "non-private" : "public")
              + " and non-final");
    }
  }

  private void checkOnce(Declaration entity, Mark mark) {
    List<Component> marked = entity.components().stream().filter(each -> each.is(mark)).toList();
    for (Component each : marked.subList(Math.min(1, marked.size()), marked.size())) {
      problems.report(
          entity,
          each,
          "a second @"
              + mark.annotation()
              + ", after "
              + marked.get(0)
              + "; an entity has one at most: take one away");
    }
  }
}
