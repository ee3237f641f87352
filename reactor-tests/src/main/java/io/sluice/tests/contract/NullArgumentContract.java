package io.sluice.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Association;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.HasManyAssociation;
import io.sluice.model.HasOneAssociation;
import io.sluice.query.Assignment;
import io.sluice.query.Condition;
import io.sluice.query.Expression;
import io.sluice.query.Lock;
import io.sluice.query.OrderBy;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.model.Project;
import io.sluice.tests.model.Project_;
import io.sluice.tests.model.User;
import io.sluice.tests.model.User_;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Null in the place of any argument of any public method: an error at the call that says so. */
public abstract class NullArgumentContract extends ClubContract {
  private static final Set<String> NULLABLE =
      Set.of("whereIf 0", "setNullable 0", "setIf 0", "setNullable 1", "equals 0", "page 1");

  protected NullArgumentContract(DatabaseUnderTest database) {
    super(database);
  }

  /** What has public methods, and what stands for its entity and a key of it. */
  private record Subject(Object target, Object entity, Map<Class<?>, Object> samples) {
    @Nullable Object sample(Method method, Class<?> type) {
      if (type.isArray()) {
        return Array.newInstance(type.getComponentType(), 0);
      } else if (type == Object.class) {
        return method.getName().matches(".*(Pk|Key|association)") ? 1L : entity;
      } else if (type == long.class || type == int.class) {
        return type == long.class ? (Object) 1L : (Object) 1;
      }
      return type.isInstance(entity) ? entity : samples.get(type);
    }
  }

  private Subject subject(Object target, Object entity, Association<?, ?> association) {
    Map<Class<?>, Object> samples = new LinkedHashMap<>();
    samples.put(Query.class, Query.of(User_.TYPE));
    samples.put(UnaryOperator.class, UnaryOperator.identity());
    samples.put(Predicate.class, (Predicate<Object>) each -> true);
    samples.put(Function.class, (Function<Object, Object>) each -> User_.name.eq("x"));
    samples.put(Condition.class, User_.name.eq("x"));
    samples.put(Assignment.class, Enrolment_.role.set("x"));
    samples.put(Expression.class, User_.name);
    samples.put(OrderBy.class, User_.name.asc());
    samples.put(Collection.class, List.of());
    samples.put(List.class, List.of());
    samples.put(Publisher.class, Flux.empty());
    samples.put(Lock.Strength.class, Lock.Strength.UPDATE);
    samples.put(Lock.Wait.class, Lock.Wait.BLOCK);
    samples.put(String.class, "x");
    samples.put(Class.class, Long.class);
    samples.put(EntityType.class, User_.TYPE);
    samples.put(Mono.class, Mono.empty());
    samples.put(Flux.class, Flux.empty());
    samples.put(HasManyAssociation.class, User_.projects);
    samples.put(HasOneAssociation.class, Member_.passport);
    samples.put(BelongsToManyAssociation.class, Member_.clubs);
    for (Class<?> type = association.getClass(); type != null; type = type.getSuperclass()) {
      samples.put(type, association);
    }
    return new Subject(target, entity, samples);
  }

  @DisplayName("models, associations, queries, attributes and conditions")
  @Test
  void everyArgument() {
    User ada = user("Ada");
    Project project = projectsOf(ada, "one").get(0);
    Member member = member("Ada");
    Club club = club("Chess");
    List<String> wrong = new ArrayList<>();
    for (Subject each :
        List.of(
            subject(users, ada, User_.projects),
            subject(ada.projects(), project, User_.projects),
            subject(member.clubs(), club, Member_.clubs),
            subject(member.passport(), passport("7"), Member_.passport),
            subject(project.owner(), ada, Project_.owner),
            subject(sluice, ada, User_.projects),
            subject(Query.of(User_.TYPE), ada, User_.projects),
            subject(User_.name, "x", User_.projects),
            subject(User_.age, 1, User_.projects),
            subject(User_.name.eq("x"), ada, User_.projects),
            subject(User_.projects, project, User_.projects),
            subject(Project_.owner, ada, Project_.owner))) {
      for (Method method : each.target().getClass().getMethods()) {
        wrong.addAll(wrong(each, method));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isOurs(Method method) {
    return method.getDeclaringClass().getName().startsWith("io.sluice.")
        && !method.isBridge()
        && !Modifier.isStatic(method.getModifiers())
        && !Set.of("accept", "of", "value", "through", "heldBy", "leadsFrom", "parts", "keyOf")
            .contains(method.getName());
  }

  private static List<String> wrong(Subject subject, Method method) {
    List<String> wrong = new ArrayList<>();
    Class<?>[] types = method.getParameterTypes();
    for (int place = 0; isOurs(method) && place < types.length; place++) {
      if (types[place].isPrimitive() || NULLABLE.contains(method.getName() + " " + place)) {
        continue;
      }
      @Nullable Object[] arguments = new @Nullable Object[types.length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = i == place ? null : subject.sample(method, types[i]);
      }
      Throwable thrown = thrown(subject.target(), method, arguments);
      String message = thrown == null ? "" : String.valueOf(thrown.getMessage());
      if (!(thrown instanceof IllegalArgumentException) || !message.contains("null")) {
        wrong.add(method + ", " + place + ": " + thrown);
      }
    }
    return wrong;
  }

  private static @Nullable Throwable thrown(
      Object target, Method method, @Nullable Object[] arguments) {
    try {
      method.invoke(target, arguments);
      return null;
    } catch (InvocationTargetException thrown) {
      return thrown.getCause();
    } catch (IllegalAccessException thrown) {
      return null;
    }
  }
}
