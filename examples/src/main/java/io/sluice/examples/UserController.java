package io.sluice.examples;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.examples.Views.LinkedView;
import io.sluice.examples.Views.Slice;
import io.sluice.examples.Views.UserDetails;
import io.sluice.examples.Views.UserView;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.result.Linked;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Users, and the projects they own. */
@RestController
class UserController {
  private final Sluice sluice;
  private final Model<User> users;

  UserController(Sluice sluice, Model<User> users) {
    this.sluice = sluice;
    this.users = users;
  }

  /** A part of the users. Two statements. */
  @GetMapping("/users")
  Mono<Slice<UserView>> list(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
      @RequestParam(defaultValue = "0") @Min(0) long offset) {
    List<OrderBy<User>> order = order(sort);
    return users
        .findAndCountAll(
            q ->
                q.whereIf(name, User_.name::startsWithIgnoreCase)
                    .order(order)
                    .order(User_.id.asc())
                    .limit(limit)
                    .offset(offset))
        .map(page -> Slice.of(page, UserView::of, limit, offset));
  }

  private static List<OrderBy<User>> order(@Nullable String sort) {
    try {
      return OrderBy.parse(sort, User_.name, User_.email, User_.createdAt);
    } catch (IllegalArgumentException refused) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, refused.getMessage(), refused);
    }
  }

  /** A user with teams, projects and their tasks. Four statements, however many there are. */
  @GetMapping("/users/{id}")
  Mono<UserDetails> show(@PathVariable long id) {
    return users
        .findByPk(
            id,
            q ->
                q.include(User_.teams, t -> t.order(Team_.name.asc(), Team_.id.asc()))
                    .include(
                        User_.projects,
                        p ->
                            p.order(Project_.title.asc())
                                .include(Project_.tasks, t -> t.order(Task_.id.asc()))))
        .switchIfEmpty(absent(id))
        .map(UserDetails::of);
  }

  /** A new user. One statement. */
  @PostMapping("/users")
  Mono<ResponseEntity<UserView>> create(@Valid @RequestBody NewUser body) {
    return users
        .create(User_.name.set(body.name()), User_.email.set(body.email()))
        .map(
            user ->
                ResponseEntity.created(URI.create("/users/" + user.id())).body(UserView.of(user)));
  }

  /** Makes these the projects of the user, and no others. Four statements in one transaction. */
  @PutMapping("/users/{id}/projects")
  Mono<LinkedView> setProjects(@PathVariable long id, @RequestBody List<@NotNull Long> ids) {
    return user(id)
        .flatMap(user -> user.projects().setKeys(ids))
        .as(sluice::transactional)
        .map(LinkedView::of);
  }

  /** Makes the project one of the user's. */
  @PutMapping("/users/{id}/projects/{project}")
  Mono<LinkedView> addProject(@PathVariable long id, @PathVariable long project) {
    return user(id)
        .flatMap(user -> user.projects().addKeys(project))
        .as(sluice::transactional)
        .map(LinkedView::of);
  }

  /** Makes the project nobody's, if it is the user's. */
  @DeleteMapping("/users/{id}/projects/{project}")
  Mono<LinkedView> removeProject(@PathVariable long id, @PathVariable long project) {
    return user(id)
        .flatMap(user -> user.projects().removeKeys(project))
        .as(sluice::transactional)
        .map(LinkedView::of);
  }

  /** Gives all projects of one user to another: in full or, if anything fails, not at all. */
  @PostMapping("/transfers")
  Mono<LinkedView> transfer(@Valid @RequestBody Transfer body) {
    if (body.from().equals(body.to())) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "from and to are the same user");
    }
    return Mono.zip(user(body.from()), user(body.to()))
        .flatMap(both -> moveAll(both.getT1(), both.getT2()))
        .as(sluice::transactional)
        .map(LinkedView::of);
  }

  private static Mono<Linked> moveAll(User giver, User taker) {
    return giver
        .projects()
        .get(q -> q.order(Project_.id.asc()).lock(Lock.Strength.UPDATE))
        .collectList()
        .flatMap(taker.projects()::add);
  }

  private Mono<User> user(long id) {
    return users.findByPk(id).switchIfEmpty(absent(id));
  }

  private static <T> Mono<T> absent(long id) {
    return Mono.error(
        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no user " + id));
  }

  /** The body of a request for a new user. */
  record NewUser(
      @NotBlank @Size(max = 80) String name, @NotNull @Email @Size(max = 120) String email) {}

  /** The body of a request for a transfer. */
  record Transfer(@NotNull Long from, @NotNull Long to) {}
}
