package io.sluice.benchmarks.raw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Puts children to their parents. */
final class Trees {
  private Trees() {}

  static <T> Long[] keys(List<T> rows, ToLongFunction<T> key) {
    Long[] keys = new Long[rows.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key.applyAsLong(rows.get(i));
    }
    return keys;
  }

  static List<User> join(List<User> users, List<Project> projects) {
    Map<Long, List<Project>> byOwner = grouped(projects, Project::ownerId);
    List<User> joined = new ArrayList<>(users.size());
    for (User user : users) {
      joined.add(user.with(byOwner.getOrDefault(user.id(), List.of())));
    }
    return joined;
  }

  static List<Project> tagged(List<Project> projects, List<Tag> tags) {
    Map<Long, List<Tag>> byProject = grouped(tags, Tag::projectId);
    List<Project> tagged = new ArrayList<>(projects.size());
    for (Project project : projects) {
      tagged.add(project.with(byProject.getOrDefault(project.id(), List.of())));
    }
    return tagged;
  }

  private static <T> Map<Long, List<T>> grouped(List<T> rows, Function<T, Long> key) {
    Map<Long, List<T>> groups = new HashMap<>();
    for (T row : rows) {
      groups.computeIfAbsent(key.apply(row), absent -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  static long sum(List<User> users) {
    long sum = 0;
    for (User user : users) {
      sum += user.sum();
      for (Project project : user.projects()) {
        sum += project.sum();
        for (Tag tag : project.tags()) {
          sum += tag.sum();
        }
      }
    }
    return sum;
  }
}
