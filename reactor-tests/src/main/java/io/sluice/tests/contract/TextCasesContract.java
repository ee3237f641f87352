package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.query.Condition;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cases of patterns, and of texts that look like SQL. */
public abstract class TextCasesContract extends Contract {
  protected TextCasesContract(DatabaseUnderTest database) {
    super(database);
  }

  @BeforeEach
  void createUser() {
    user("Foobar");
  }

  private List<String> found(Condition<User> condition) {
    return get(users.findAll(q -> q.where(condition)).map(User::name).collectList());
  }

  @DisplayName("OP-01: a regular expression, and none")
  @Test
  void pattern() {
    assertThat(found(User_.name.matches("^Foo"))).containsExactly("Foobar");
    assertThat(found(User_.name.matches("^foo"))).isEmpty();
    assertThat(found(User_.name.notMatches("^Foo"))).isEmpty();
    assertThat(found(User_.name.notMatches("^Zoo"))).containsExactly("Foobar");
  }

  @DisplayName("OP-02: a regular expression whatever the case of letters, and none")
  @Test
  void patternInAnyCase() {
    assertThat(found(User_.name.matchesIgnoreCase("^foo"))).containsExactly("Foobar");
    assertThat(found(User_.name.notMatchesIgnoreCase("^foo"))).isEmpty();
    assertThat(found(User_.name.notMatchesIgnoreCase("^zoo"))).containsExactly("Foobar");
  }

  @DisplayName("VEC-01: a text that looks like SQL is a text")
  @Test
  void likeSql() {
    String name = "Robert\\'); DROP TABLE \"students\"; --";
    User created = user(name);
    values(users.reload(created).map(User::name), name);
    values(users.findAll(q -> q.where(User_.name.eq(name))), created);
  }
}
