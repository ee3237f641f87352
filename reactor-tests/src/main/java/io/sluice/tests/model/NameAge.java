package io.sluice.tests.model;

import io.sluice.annotation.From;
import io.sluice.annotation.Projection;
import org.jspecify.annotations.Nullable;

/** Some values of a user. */
@Projection(User.class)
public record NameAge(String name, @Nullable Integer age, @From("visits") int visitCount) {}
