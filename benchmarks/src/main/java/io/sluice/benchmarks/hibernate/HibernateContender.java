package io.sluice.benchmarks.hibernate;

import io.sluice.benchmarks.server.Target;
import io.sluice.benchmarks.work.Contender;
import io.sluice.benchmarks.work.Links;
import io.sluice.benchmarks.work.Reads;
import io.sluice.benchmarks.work.Writes;
import java.util.List;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.stage.Stage;

/** Hibernate Reactive, with the pool of Vert.x that it brings. */
public final class HibernateContender implements Contender {
  private static final String BATCH = "1000";

  private final Sessions sessions;

  /** With a pool of its own. */
  public HibernateContender(Target target) {
    this.sessions =
        new Sessions(
            sessions(target, List.of(User.class, Project.class, Tag.class, Account.class)));
  }

  /** Sessions of these entities. */
  public static Stage.SessionFactory sessions(Target target, List<Class<?>> entities) {
    Configuration configuration =
        new Configuration()
            .setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl())
            .setProperty("jakarta.persistence.jdbc.url", url(target))
            .setProperty("jakarta.persistence.jdbc.user", target.user())
            .setProperty("jakarta.persistence.jdbc.password", target.password())
            .setProperty("hibernate.default_schema", target.schema())
            .setProperty("hibernate.connection.pool_size", String.valueOf(Target.CONNECTIONS))
            .setProperty("hibernate.jdbc.batch_size", BATCH)
            .setProperty("hibernate.vertx.prepared_statement_cache.max_size", "256");
    entities.forEach(configuration::addAnnotatedClass);
    return configuration
        .buildSessionFactory(
            new ReactiveServiceRegistryBuilder()
                .applySettings(configuration.getProperties())
                .build())
        .unwrap(Stage.SessionFactory.class);
  }

  private static String url(Target target) {
    return "postgresql://" + target.host() + ":" + target.port() + "/" + target.database();
  }

  @Override
  public String name() {
    return "hibernate";
  }

  @Override
  public Reads reads() {
    return new HibernateReads(sessions);
  }

  @Override
  public Writes writes() {
    return new HibernateWrites(sessions);
  }

  @Override
  public Links links() {
    return new HibernateLinks(sessions);
  }

  @Override
  public void close() {
    sessions.close();
  }
}
