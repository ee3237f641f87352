package io.sluice.examples.statements;

import io.sluice.Sluice;
import org.reactivestreams.Publisher;

/** A HasOne and a BelongsTo. */
final class ToOneAssociations extends Cases {
  ToOneAssociations(Sluice sluice) {
    super(sluice);
  }

  /** The one row. */
  Publisher<?> getOne() {
    return user.profile().get();
  }

  /** Another one. */
  Publisher<?> setOne() {
    return user.profile().set(profile);
  }

  /** None. */
  Publisher<?> clearOne() {
    return user.profile().clear();
  }

  /** A new one. */
  Publisher<?> createOne() {
    return user.profile().create(Profile_.text.set("Countess"));
  }

  /** What it belongs to. */
  Publisher<?> get() {
    return project.owner().get();
  }

  /** It belongs to another row. */
  Publisher<?> set() {
    return project.owner().set(user);
  }

  /** It belongs to none. */
  Publisher<?> clear() {
    return project.owner().clear();
  }

  /** It belongs to a new row. */
  Publisher<?> create() {
    return project.owner().create(User_.name.set("Grace"));
  }
}
