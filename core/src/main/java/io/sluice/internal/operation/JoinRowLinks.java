package io.sluice.internal.operation;

import io.sluice.dialect.Feature;
import io.sluice.dialect.Statement.Conflict;
import io.sluice.error.DatabaseException;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.MissingTargetException;
import io.sluice.internal.plan.Conditions;
import io.sluice.model.Association;
import io.sluice.model.Association.Through;
import io.sluice.model.Attribute;
import io.sluice.model.AttributeDefinition.Trait;
import io.sluice.model.EntityType;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Links of one row that are rows of a join table. Where the table sees to it that a link is there
 * once, links are made by one INSERT that leaves alone those that are there; where it does not, by
 * a SELECT and an INSERT. Thread-safe.
 */
final class JoinRowLinks<T, J> extends Links {
  private final Engine engine;
  private final Association<?, T> association;
  private final Through<J> through;
  private final List<Object> source;
  private final @Nullable Conflict conflict;

  /**
   * The links of a row.
   *
   * @param source the values that the near foreign key refers to
   */
  JoinRowLinks(
      Engine engine, Association<?, T> association, Through<J> through, List<Object> source) {
    super(engine);
    this.engine = engine;
    this.association = association;
    this.through = through;
    this.source = source;
    this.conflict = conflict(through);
  }

  private static <J> @Nullable Conflict conflict(Through<J> through) {
    Set<Attribute<J, ?>> linking = new LinkedHashSet<>(through.near().attributes());
    linking.addAll(through.far().attributes());
    through.scope().forEach(each -> linking.add(each.attribute()));
    List<Attribute<J, ?>> unique = through.type().uniqueWithin(linking);
    if (unique == null) {
      return null;
    }
    // a row outside of the scope that is in the link's place is taken into it
    List<Attribute<J, ?>> scope =
        through.scope().stream()
            .filter(each -> each.values().size() == 1 && !unique.contains(each.attribute()))
            .<Attribute<J, ?>>map(Association.Scope::attribute)
            .toList();
    return new Conflict(unique, through.type().find(Trait.DELETED_AT), scope, List.of());
  }

  private Writer<J> writer() {
    return engine.writer(through.type());
  }

  private EntityType<T> target() {
    return association.target();
  }

  /** Whether a target can be linked once only. */
  boolean isUnique() {
    return conflict != null;
  }

  @Override
  List<List<Object>> keys(Collection<?> targets) {
    return new KeyReader<>(engine, target(), association.targetAttributes()).distinct(targets);
  }

  /** True of the targets with the keys. */
  Condition<T> ofKeys(List<List<Object>> keys) {
    return Conditions.in(association.targetAttributes(), keys);
  }

  private Condition<J> linked() {
    List<Condition<J>> all = new ArrayList<>();
    all.add(Conditions.equal(through.near().attributes(), source));
    through.scope().forEach(each -> all.add(Conditions.scope(each)));
    return Condition.allOf(all);
  }

  private Condition<J> linkedTo(List<List<Object>> keys) {
    return linked().and(Conditions.in(through.far().attributes(), keys));
  }

  /** True of join rows that lead to targets in the scope: others are not the association's. */
  private Condition<J> toScope() {
    List<Condition<T>> scope = new ArrayList<>();
    association.scope().forEach(each -> scope.add(Conditions.scope(each)));
    Way<J, T> far =
        new Way<>(
            through.type(), through.far().attributes(), target(), association.targetAttributes());
    return scope.isEmpty()
        ? Condition.all()
        : new Condition.Exists<>(far, Condition.allOf(scope), null, false);
  }

  private Query<J> rows(Condition<J> condition) {
    return Query.of(through.type()).unscoped().where(condition);
  }

  @Override
  Mono<LinkCounts> add(List<List<Object>> keys) {
    return add(keys, List.of());
  }

  /**
   * Links the targets with the values; those that are linked already get the values.
   *
   * @param values assignments to the join rows
   */
  Mono<LinkCounts> add(List<List<Object>> keys, List<Assignment<J>> values) {
    return keys.isEmpty()
        ? Mono.just(LinkCounts.NONE)
        : counted(inserted(keys, values, Writer::insertNew), keys, values);
  }

  private Mono<LinkCounts> counted(
      Mono<Long> inserted, List<List<Object>> keys, List<Assignment<J>> values) {
    Condition<J> different = different(values);
    return inserted
        .onErrorResume(ForeignKeyConstraintException.class, error -> translated(error, keys))
        .flatMap(
            added ->
                added == keys.size() || values.isEmpty()
                    ? Mono.just(new LinkCounts(added, 0, 0, keys.size() - added))
                    : writer()
                        .updateWhere(rows(linkedTo(keys).and(different)), values)
                        .map(
                            updated ->
                                new LinkCounts(added, 0, updated, keys.size() - added - updated)));
  }

  private Condition<J> different(List<Assignment<J>> values) {
    return Condition.anyOf(
        new Changes<>(through.type(), values)
            .forInsert().values().stream()
                .<Condition<J>>map(
                    each ->
                        new Condition.Distinct<>(
                            Conditions.expression(each.attribute()), each.value()))
                .toList());
  }

  private Mono<Long> inserted(
      List<List<Object>> keys, List<Assignment<J>> values, Insertion<J> insertion) {
    if (conflict != null) {
      List<Attribute<J, ?>> given =
          new Changes<>(through.type(), values)
              .values().stream().<Attribute<J, ?>>map(Assignment.Value::attribute).toList();
      return insertion.insert(writer(), assignments(keys, values), conflict.restoring(given));
    }
    return new KeyReader<>(engine, through.type(), through.far().attributes())
        .keys(rows(linkedTo(keys)))
        .collect(Collectors.toSet())
        .flatMap(
            known -> {
              List<List<Object>> fresh =
                  keys.stream().filter(each -> !known.contains(each)).toList();
              return fresh.isEmpty() ? Mono.just(0L) : writer().insert(assignments(fresh, values));
            });
  }

  /** The assignments of the join row that links the target. */
  List<Assignment<J>> assignments(T target, List<Assignment<J>> values) {
    return assignments(keys(List.of(target)), values).get(0);
  }

  private List<List<Assignment<J>>> assignments(
      List<List<Object>> keys, List<Assignment<J>> values) {
    List<List<Assignment<J>>> rows = new ArrayList<>(keys.size());
    for (List<Object> key : inOneOrder(keys)) {
      List<Assignment<J>> row = new ArrayList<>();
      assign(row, through.near().attributes(), source);
      assign(row, through.far().attributes(), key);
      for (Association.Scope<J> each : through.scope()) {
        if (each.values().size() == 1) {
          assign(row, List.of(each.attribute()), each.values());
        }
      }
      row.addAll(values);
      rows.add(row);
    }
    return rows;
  }

  /** In one order whoever gives them, so that those who write the same at once do not deadlock. */
  private static List<List<Object>> inOneOrder(List<List<Object>> keys) {
    return keys.stream().sorted(JoinRowLinks::compare).toList();
  }

  @SuppressWarnings("unchecked") // parts at one place are of one class
  private static int compare(List<Object> first, List<Object> second) {
    for (int i = 0; i < first.size(); i++) {
      Object part = first.get(i);
      int order =
          part instanceof Comparable<?> ? ((Comparable<Object>) part).compareTo(second.get(i)) : 0;
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static <J> void assign(
      List<Assignment<J>> row, List<Attribute<J, ?>> attributes, List<Object> values) {
    for (int i = 0; i < attributes.size(); i++) {
      row.add(Conditions.assign(attributes.get(i), values.get(i)));
    }
  }

  private Mono<Long> translated(DatabaseException error, List<List<Object>> keys) {
    List<String> columns = through.far().attributes().stream().map(Attribute::column).toList();
    return error.detail().columns().equals(columns)
        ? missing(error, keys).flatMap(missing -> Mono.error(missingTargets(missing, error)))
        : Mono.error(error);
  }

  /** The keys that no target has: as the server tells or, where it does not, as a SELECT finds. */
  private Mono<List<List<Object>>> missing(DatabaseException error, List<List<Object>> keys) {
    if (!engine.execution().dialect().capabilities().has(Feature.ERROR_ENDS_TRANSACTION)) {
      return new KeyReader<>(engine, target(), association.targetAttributes())
          .keys(Query.of(target()).unscoped().withDeleted().where(ofKeys(keys)))
          .collect(Collectors.toSet())
          .map(there -> keys.stream().filter(each -> !there.contains(each)).toList());
    }
    String value = engine.execution().offendingValue(error);
    return Mono.just(keys.stream().filter(each -> printed(each).equals(value)).toList())
        .map(missing -> missing.isEmpty() ? keys : missing);
  }

  private static String printed(List<Object> key) {
    return key.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private MissingTargetException missingTargets(
      List<List<Object>> missing, DatabaseException cause) {
    return new MissingTargetException(
        association.toString(), target().name(), KeyReader.shown(missing), cause);
  }

  @Override
  Mono<LinkCounts> remove(List<List<Object>> keys) {
    return keys.isEmpty() ? Mono.just(LinkCounts.NONE) : removeWhere(linkedTo(keys));
  }

  @Override
  KeyTable<J> keyTable() {
    return new KeyTable<>(engine, through.type(), through.far().attributes());
  }

  @Override
  @SuppressWarnings("unchecked") // of keyTable()
  Mono<LinkCounts> removeAbsent(KeyTable<?> table) {
    return removeWhere(linked().and(((KeyTable<J>) table).absent()));
  }

  @Override
  Mono<LinkCounts> set(Collection<?> targets) {
    return set(keys(targets), List.of());
  }

  /** Links these targets with the values, and no others; in a transaction. */
  Mono<LinkCounts> set(List<List<Object>> keys, List<Assignment<J>> values) {
    if (keys.isEmpty()) {
      return removeAll();
    }
    Mono<LinkCounts> add = counted(inserted(keys, values, Writer::insertMissing), keys, values);
    return removeOthers(keys).flatMap(removed -> add.map(removed::plus));
  }

  /** Unlinks all targets. */
  Mono<LinkCounts> removeAll() {
    return removeWhere(linked());
  }

  /** Unlinks all targets but those of the keys. */
  Mono<LinkCounts> removeOthers(List<List<Object>> keys) {
    return removeWhere(linked().and(Conditions.notIn(through.far().attributes(), keys)));
  }

  private Mono<LinkCounts> removeWhere(Condition<J> condition) {
    return writer().destroyWhere(rows(condition).where(toScope())).map(LinkCounts::removed);
  }

  /** How rows are inserted where others may be there. */
  @FunctionalInterface
  private interface Insertion<J> {
    Mono<Long> insert(Writer<J> writer, List<List<Assignment<J>>> rows, Conflict conflict);
  }
}
