package io.sluice.tests.model;

import io.sluice.annotation.From;
import io.sluice.annotation.Projection;
import org.jspecify.annotations.Nullable;

/** A task with values of its project, and of whoever owns that. */
@Projection(Task.class)
public record TaskView(
    String title,
    @From("project.title") @Nullable String projectTitle,
    @Nullable ProjectView project,
    @From("project.owner") @Nullable NameAge owner) {

  /** A project with its owner. */
  @Projection(Project.class)
  public record ProjectView(
      @Nullable Long ownerId, @Nullable NameAge owner, @Nullable String title) {}
}
