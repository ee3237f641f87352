package io.sluice.examples;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.error.MissingTargetException;
import io.sluice.examples.Views.LinkedView;
import io.sluice.examples.Views.TeamDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Teams, and who is in them. */
@RestController
class TeamController {
  private final Sluice sluice;
  private final Model<Team> teams;
  private final Model<User> users;

  TeamController(Sluice sluice, Model<Team> teams, Model<User> users) {
    this.sluice = sluice;
    this.teams = teams;
    this.users = users;
  }

  /** A team with members, their projects and tasks. Four statements, however many there are. */
  @GetMapping("/teams/{id}")
  Mono<TeamDetails> show(@PathVariable long id) {
    return teams
        .findByPk(
            id,
            q ->
                q.include(
                    Team_.members,
                    m ->
                        m.order(User_.name.asc(), User_.id.asc())
                            .include(
                                User_.projects,
                                p ->
                                    p.order(Project_.title.asc())
                                        .include(Project_.tasks, t -> t.order(Task_.id.asc())))))
        .switchIfEmpty(Mono.error(() -> absent("team", id, null)))
        .map(TeamDetails::of);
  }

  /**
   * Makes the user a member in the role, or changes the member's role. Two statements in one
   * transaction, three for a member.
   */
  @PutMapping("/users/{id}/teams/{team}")
  Mono<LinkedView> join(
      @PathVariable long id, @PathVariable long team, @Valid @RequestBody NewMembership body) {
    return user(id)
        .flatMap(user -> user.teams().addKey(team, Membership_.role.set(body.role())))
        .as(sluice::transactional)
        .onErrorMap(MissingTargetException.class, error -> absent("team", team, error))
        .map(LinkedView::of);
  }

  /** Makes the user no member, if it is one. Two statements in one transaction. */
  @DeleteMapping("/users/{id}/teams/{team}")
  Mono<LinkedView> leave(@PathVariable long id, @PathVariable long team) {
    return user(id)
        .flatMap(user -> user.teams().removeKeys(team))
        .as(sluice::transactional)
        .map(LinkedView::of);
  }

  private Mono<User> user(long id) {
    return users.findByPk(id).switchIfEmpty(Mono.error(() -> absent("user", id, null)));
  }

  private static ResponseStatusException absent(String what, long id, @Nullable Throwable cause) {
    return new ResponseStatusException(
        HttpStatus.NOT_FOUND, "there is no " + what + " " + id, cause);
  }

  /** The body of a request for a membership. */
  record NewMembership(@NotBlank @Size(max = 40) String role) {}
}
