package io.sluice.examples;

import io.sluice.Model;
import io.sluice.Sluice;
import io.sluice.listener.StatementListener;
import io.sluice.settings.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Sluice and its models; closed with the application, Sluice before the server it is on. */
@Configuration(proxyBeanMethods = false)
class Database {
  /** Starts when it is asked for: not where a URL is given. */
  @Bean
  @Lazy
  EmbeddedDatabase embeddedDatabase() {
    return new EmbeddedDatabase();
  }

  @Bean
  Sluice sluice(
      @Value("${sluice.url:}") String url,
      ObjectProvider<EmbeddedDatabase> embedded,
      ObjectProvider<StatementListener> listeners) {
    String chosen = url.isBlank() ? embedded.getObject().url() : url;
    return Sluice.create(
        chosen,
        defaults -> {
          Settings settings = defaults.showValues(String::valueOf);
          for (StatementListener each : listeners) {
            settings = settings.listener(each);
          }
          return settings;
        });
  }

  @Bean
  Model<User> users(Sluice sluice) {
    return sluice.model(User_.TYPE);
  }

  @Bean
  Model<Project> projects(Sluice sluice) {
    return sluice.model(Project_.TYPE);
  }

  @Bean
  Model<Team> teams(Sluice sluice) {
    return sluice.model(Team_.TYPE);
  }

  @Bean
  Model<Task> tasks(Sluice sluice) {
    return sluice.model(Task_.TYPE);
  }
}
