package io.sluice.internal.operation;

import io.sluice.error.ValidationException;
import io.sluice.error.ValidationException.Violation;
import io.sluice.hook.EntityValidator;
import io.sluice.hook.EntityValidator.Broken;
import io.sluice.hook.Write;
import io.sluice.hook.Write.Operation;
import io.sluice.internal.execution.Execution;
import io.sluice.internal.plan.RowChange;
import io.sluice.model.Attribute;
import io.sluice.model.EntityType;
import io.sluice.query.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds values that break rules of an entity. Thread-safe. */
final class Validation<E> {
  private final Execution execution;
  private final EntityType<E> type;
  private final EntityValidator validator;

  private Validation(Execution execution, EntityType<E> type, EntityValidator validator) {
    this.execution = execution;
    this.type = type;
    this.validator = validator;
  }

  /** What knows rules of the entity, or null if there are none. */
  static <E> @Nullable Validation<E> of(
      Execution execution, EntityType<E> type, EntityValidator validator) {
    return validator.hasRules(type.javaType())
        ? new Validation<>(execution, type, validator)
        : null;
  }

  /** Whether what is written has values to look at. */
  static boolean isOf(Operation operation) {
    return operation == Operation.CREATE
        || operation == Operation.UPDATE
        || operation == Operation.UPSERT;
  }

  /** Completes if what is written is valid, or is not to be looked at. */
  Mono<Void> valid(Write<E> write) {
    return Mono.deferContextual(
        context -> {
          if (!EntityValidator.isOff(context)) {
            requireValid(write);
          }
          return Mono.empty();
        });
  }

  /**
   * What is written is valid.
   *
   * @throws ValidationException if it is not
   */
  void requireValid(Write<E> write) {
    E entity = write.entity();
    require(
        write.operation() == Operation.UPDATE
            ? ofChanges(write.changes(), false)
            : entity == null
                ? ofChanges(write.changes(), true)
                : ofEntity(entity, write.changes()));
  }

  private void require(List<Broken> broken) {
    if (!broken.isEmpty()) {
      throw new ValidationException(
          type.name(),
          broken.stream()
              .map(
                  each -> new Violation(each.path(), each.message(), execution.shown(each.value())))
              .toList());
    }
  }

  /**
   * Of values that are assigned.
   *
   * @param whole whether an attribute that is not assigned is null then
   */
  private List<Broken> ofChanges(Changes<E> changes, boolean whole) {
    List<Broken> broken = new ArrayList<>();
    for (Attribute<E, ?> each : type.attributes()) {
      boolean known =
          changes.has(each) ? !changes.isComputed(each) : whole && !EntityAssignments.isLeft(each);
      if (known) {
        Object value = changes.value(each).orElse(null);
        broken.addAll(validator.ofValue(type.javaType(), each.name(), value));
      }
    }
    return broken;
  }

  /** Of the entity as it is with the changes. */
  private List<Broken> ofEntity(E entity, Changes<E> changes) {
    RowChange<E> change = RowChange.created(type, changes.assignments());
    @Nullable Object[] state = type.mapper().state(entity);
    boolean differs = false;
    for (Attribute<E, ?> each : type.attributes()) {
      Object value = change.value(each);
      if (change.has(each) && !Objects.equals(state[each.position()], value)) {
        state[each.position()] = value;
        differs = true;
      }
    }
    List<Broken> broken =
        new ArrayList<>(validator.ofEntity(differs ? type.mapper().instantiate(state) : entity));
    broken.removeIf(each -> isLeft(each.path(), state, changes));
    return broken;
  }

  private boolean isLeft(String path, @Nullable Object[] state, Changes<E> changes) {
    return type.attributes().stream()
        .anyMatch(
            each ->
                each.name().equals(path)
                    && state[each.position()] == null
                    && (EntityAssignments.isLeft(each) || changes.isComputed(each)));
  }
}
