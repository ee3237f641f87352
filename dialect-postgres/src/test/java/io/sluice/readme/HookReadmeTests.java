package io.sluice.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.dialect.postgres.PostgresTestServer;
import io.sluice.error.ValidationException;
import io.sluice.error.ValidationException.Violation;
import io.sluice.hook.EntityValidator;
import io.sluice.hook.Hooks;
import io.sluice.hook.Written;
import io.sluice.model.EntityType;
import io.sluice.query.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Runs what the page about hooks shows. */
@Timeout(60)
class HookReadmeTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String url = PostgresTestServer.url("readme_hooks");
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private Sluice sluice;

  @AfterEach
  void stop() {
    sluice.drop().block(PATIENCE);
    sluice.close().block(PATIENCE);
  }

  private static <T> T get(Mono<T> mono) {
    return mono.block(PATIENCE);
  }

  private Mono<Void> send(String name) {
    return Mono.fromRunnable(() -> sent.add(name));
  }

  // readme: hooks
  Hooks<User> ofUsers(Hooks<User> hooks) {
    return hooks
        .beforeCreate(write -> write.set(User_.email.setIf(lower(write.value(User_.email)))))
        .afterCreate(this::firstProject)
        .beforeDestroy(write -> Mono.error(new IllegalStateException("users stay")))
        .afterCommit(written -> send(written.operation() + " user"));
  }

  Mono<Project> firstProject(Written<User> written) { // in the transaction of the create
    return Sluice.current()
        .flatMap(
            current ->
                current
                    .model(Project_.TYPE)
                    .create(Project_.title.set("Of " + written.row().name())));
  }

  // readme: end

  @Test
  void hooks() {
    // readme: add hooks
    sluice = Sluice.create(url, settings -> settings.hooks(User_.TYPE, this::ofUsers));
    // readme: end
    Model<User> users = sluice.model(User_.TYPE);
    get(sluice.sync().thenReturn(true));
    User ada = get(users.create(User_.name.set("Ada"), User_.email.set("ADA@EXAMPLE.ORG")));

    assertThat(ada.email()).isEqualTo("ada@example.org");
    assertThat(get(sluice.model(Project_.TYPE).findAll().single()).title()).isEqualTo("Of Ada");
    assertThat(sent).containsExactly("CREATE user");
    StepVerifier.create(users.destroy(ada)).expectErrorMessage("users stay").verify(PATIENCE);
    // readme: hooks off
    Mono<Void> gone = users.destroy(ada).contextWrite(Hooks.off());
    // readme: end
    gone.block(PATIENCE);
    assertThat(get(users.count())).isZero();
  }

  private static String lower(Optional<String> text) {
    return text.map(each -> each.toLowerCase(Locale.ROOT)).orElse(null);
  }

  // readme: hooks of all
  static final Logger LOG = LoggerFactory.getLogger("audit");

  static <E> Hooks<E> logged(EntityType<E> type, Hooks<E> hooks) {
    return hooks.afterCommit(
        written ->
            Mono.fromRunnable(() -> LOG.info("{} {} {}", written.by(), written.operation(), type)));
  }

  // readme: end

  @Test
  void ofAll() {
    // readme: add hooks of all
    sluice = Sluice.create(url, settings -> settings.hooks(HookReadmeTests::logged));
    // readme: end
    assertThat(sluice.model(User_.TYPE).type()).isEqualTo(User_.TYPE);
  }

  // readme: hooks in bulk
  Hooks<User> ofMany(Hooks<User> hooks) {
    return hooks
        .beforeBulk(
            write ->
                write.changes().has(User_.email)
                    ? Mono.error(new IllegalStateException("one by one"))
                    : write.proceed())
        .afterBulk(written -> send(written.rows() + " " + written.operation()));
  }

  // readme: end

  @Test
  void bulk() {
    sluice = Sluice.create(url, settings -> settings.hooks(User_.TYPE, this::ofMany));
    Model<User> users = sluice.model(User_.TYPE);
    get(sluice.sync().thenReturn(true));
    get(users.bulkCreate(Flux.just(User_.builder().name("Ada").build())).collectList());
    StepVerifier.create(users.updateWhere(Condition.all(), User_.email.setNull()))
        .expectErrorMessage("one by one")
        .verify(PATIENCE);
    assertThat(sent).containsExactly("1 CREATE");
  }

  @Test
  void audit() {
    // readme: auditor
    sluice =
        Sluice.create(
            url,
            settings -> settings.auditor(context -> Mono.justOrEmpty(context.getOrEmpty("user"))));
    Model<Invoice> invoices = sluice.model(Invoice_.TYPE);
    // readme: end
    get(sluice.sync().thenReturn(true));
    // readme: audited
    Mono<Invoice> created = // created_by and updated_by are ada
        invoices
            .create(Invoice_.subject.set("Engine"), Invoice_.amount.set(1))
            .contextWrite(context -> context.put("user", "ada"));
    // readme: end
    assertThat(get(created).updatedBy()).isEqualTo("ada");
    // readme: validation
    Mono<Invoice> invalid = invoices.create(Invoice_.subject.set(" "), Invoice_.amount.set(0));
    Mono<List<String>> paths = // amount and subject; no statement was sent
        invalid
            .thenReturn(List.<String>of())
            .onErrorResume(
                ValidationException.class,
                error -> Mono.just(error.violations().stream().map(Violation::path).toList()));
    Mono<Invoice> unchecked = invalid.contextWrite(EntityValidator.off());
    // readme: end
    assertThat(get(paths)).containsExactlyInAnyOrder("subject", "amount");
    assertThat(get(unchecked).amount()).isZero();
  }
}
