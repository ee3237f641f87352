package io.sluice.internal.plan;

import io.sluice.model.Association;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.model.Trait;
import io.sluice.query.Include;
import io.sluice.query.Selection.Criteria;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which attributes of an entity are read. */
final class ReadAttributes {
  private ReadAttributes() {}

  /**
   * Those of an entity that is asked for; all of one that has no association, which could not say
   * what was not read.
   *
   * @param needed attributes that must come whatever was chosen
   */
  static <E> List<Attribute<E, ?>> of(
      EntityType<E> type, Criteria<E> asked, Set<Attribute<E, ?>> needed) {
    boolean all = asked.attributes().isEmpty();
    if ((all && asked.except().isEmpty()) || type.associations().isEmpty()) {
      return type.attributes();
    }
    Set<Attribute<E, ?>> chosen = new LinkedHashSet<>(all ? type.attributes() : asked.attributes());
    asked.except().forEach(chosen::remove);
    chosen.addAll(needed);
    for (Include<?> each : asked.includes()) {
      each.association()
          .sourceAttributes()
          .forEach(attribute -> chosen.add(type.attribute(attribute.name())));
      each.association()
          .sourceFixed()
          .forEach(fixed -> chosen.add(type.attribute(fixed.attribute().name())));
    }
    return withKey(type, chosen);
  }

  /**
   * Those of the join rows of an association, with the keys that they link.
   *
   * @param asked those that are asked for, none for all
   * @throws IllegalArgumentException if one is of another entity
   */
  static <J> List<Attribute<J, ?>> ofLinks(
      Association<?, ?> association, Through<J> through, List<Attribute<?, ?>> asked) {
    EntityType<J> type = through.type();
    requireOfLinks(association, type, asked);
    if (asked.isEmpty() || type.associations().isEmpty()) {
      return type.attributes();
    }
    Set<Attribute<J, ?>> chosen = new LinkedHashSet<>();
    asked.forEach(each -> chosen.add(type.attribute(each.name())));
    chosen.addAll(through.near().attributes());
    chosen.addAll(through.far().attributes());
    return withKey(type, chosen);
  }

  /**
   * All are attributes of the join rows of an association.
   *
   * @throws IllegalArgumentException if one is not
   */
  static void requireOfLinks(
      Association<?, ?> association, EntityType<?> type, List<Attribute<?, ?>> asked) {
    for (Attribute<?, ?> each : asked) {
      if (each.entity() != type) {
        throw new IllegalArgumentException(
            "linkAttributes(" + each + "): the join rows of " + association + " are of " + type);
      }
    }
  }

  /**
   * Nothing is asked for of join rows, where there are none.
   *
   * @throws IllegalArgumentException if something is
   */
  static void requireNoLinks(EntityType<?> type, Criteria<?> asked) {
    if (!asked.linkAttributes().isEmpty()) {
      throw new IllegalArgumentException(
          "linkAttributes("
              + asked.linkAttributes().get(0)
              + "): no join row leads to "
              + type
              + " here; they come by getJoined(…) and an include of a BelongsToMany");
    }
  }

  private static <E> List<Attribute<E, ?>> withKey(
      EntityType<E> type, Set<Attribute<E, ?>> chosen) {
    chosen.addAll(type.key());
    requirePrimitives(type, chosen);
    return type.attributes().stream().filter(chosen::contains).toList();
  }

  /** Those of an entity that are not among the ones that are read. */
  static <E> List<Attribute<E, ?>> unread(EntityType<E> type, List<Attribute<E, ?>> read) {
    return read.size() == type.attributes().size()
        ? List.of()
        : type.attributes().stream().filter(each -> !read.contains(each)).toList();
  }

  /**
   * What has no null is among what is read.
   *
   * @throws IllegalArgumentException if it is not
   */
  static <E> void requirePrimitives(EntityType<E> type, Set<Attribute<E, ?>> read) {
    for (Attribute<E, ?> each : type.attributes()) {
      if (each.is(Trait.PRIMITIVE) && !read.contains(each)) {
        throw new IllegalArgumentException(
            each
                + " is primitive, so a query cannot leave it out: add it to attributes(…), or do not"
                + " except it, or make the component a "
                + each.type().javaType().getSimpleName());
      }
    }
  }
}
