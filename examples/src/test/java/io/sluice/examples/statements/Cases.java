package io.sluice.examples.statements;

import io.sluice.BelongsTo;
import io.sluice.Model;
import io.sluice.Sluice;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What cases of the page begin with. A case is a method without parameters that gives the publisher
 * of a call, or the conditions of a list; the page has its source, and its Javadoc for a title.
 */
abstract class Cases {
  final Sluice sluice;
  final Model<User> users;
  final Model<Project> projects;
  final Model<Team> teams;
  final Model<Membership> memberships;
  final User user;
  final Project project;
  final Team team;
  final Profile profile;
  final List<Long> thousandKeys = LongStream.rangeClosed(1, 1000).boxed().toList();

  Cases(Sluice sluice) {
    this.sluice = sluice;
    this.users = sluice.model(User_.TYPE);
    this.projects = sluice.model(Project_.TYPE);
    this.teams = sluice.model(Team_.TYPE);
    this.memberships = sluice.model(Membership_.TYPE);
    this.user = users.bind(User_.builder().id(1L).name("Ada").age(36).version(0).build());
    this.project = projects.bind(new Project(1L, "Engine", null, BelongsTo.key(1L)));
    this.team = teams.bind(new Team(1L, "Compilers", null));
    this.profile = sluice.model(Profile_.TYPE).bind(new Profile(1L, "Countess", BelongsTo.none()));
  }
}
