package io.sluice.examples;

import io.sluice.result.Joined;
import io.sluice.result.Linked;
import io.sluice.result.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What callers get to see; entities, with their handles on the database, stay inside. */
final class Views {
  private Views() {}

  /** A part of a list, and how long the list is. */
  record Slice<T>(List<T> items, long total, long limit, long offset) {
    static <E, T> Slice<T> of(Page<E> page, Function<E, T> view, long limit, long offset) {
      return new Slice<>(page.rows().stream().map(view).toList(), page.count(), limit, offset);
    }
  }

  /** A user in a list. */
  record UserView(@Nullable Long id, String name, String email, @Nullable Instant createdAt) {
    static UserView of(User user) {
      return new UserView(user.id(), user.name(), user.email(), user.createdAt());
    }
  }

  /** A user with what was loaded with it. */
  record UserDetails(
      @Nullable Long id,
      String name,
      String email,
      @Nullable Instant createdAt,
      List<ProjectView> projects,
      List<RoleView> teams) {
    static UserDetails of(User user) {
      return new UserDetails(
          user.id(),
          user.name(),
          user.email(),
          user.createdAt(),
          user.projects().loaded().stream().map(ProjectView::of).toList(),
          user.teams().loadedJoined().stream().map(RoleView::of).toList());
    }
  }

  /** A team, and what a user is in it. */
  record RoleView(@Nullable Long id, String name, String role) {
    static RoleView of(Joined<Team, Membership> joined) {
      Team team = joined.target();
      return new RoleView(team.id(), team.name(), joined.through().role());
    }
  }

  /** A team with its members. */
  record TeamDetails(@Nullable Long id, String name, List<MemberView> members) {
    static TeamDetails of(Team team) {
      return new TeamDetails(
          team.id(),
          team.name(),
          team.members().loadedJoined().stream().map(MemberView::of).toList());
    }
  }

  /** A user in a team, as what and since when, with projects. */
  record MemberView(
      @Nullable Long id,
      String name,
      String role,
      @Nullable Instant since,
      List<ProjectView> projects) {
    static MemberView of(Joined<User, Membership> joined) {
      User user = joined.target();
      Membership membership = joined.through();
      return new MemberView(
          user.id(),
          user.name(),
          membership.role(),
          membership.since(),
          user.projects().loaded().stream().map(ProjectView::of).toList());
    }
  }

  /** A project with its tasks. */
  record ProjectView(
      @Nullable Long id, String title, @Nullable BigDecimal budget, List<TaskView> tasks) {
    static ProjectView of(Project project) {
      return new ProjectView(
          project.id(),
          project.title(),
          project.budget(),
          project.tasks().loaded().stream().map(TaskView::of).toList());
    }
  }

  /** A task. */
  record TaskView(@Nullable Long id, String title, boolean done) {
    static TaskView of(Task task) {
      return new TaskView(task.id(), task.title(), task.done());
    }
  }

  /** What a change of links did. */
  record LinkedView(long added, long removed, long updated, long kept) {
    static LinkedView of(Linked linked) {
      return new LinkedView(linked.added(), linked.removed(), linked.updated(), linked.kept());
    }
  }
}
