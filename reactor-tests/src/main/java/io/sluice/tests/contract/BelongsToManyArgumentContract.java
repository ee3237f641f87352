package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.R2dbcException;
import io.sluice.BelongsToMany;
import io.sluice.error.ForeignKeyConstraintException;
import io.sluice.error.MissingTargetException;
import io.sluice.error.ModelException;
import io.sluice.error.NotNullConstraintException;
import io.sluice.error.UnboundAssociationException;
import io.sluice.model.EntityType;
import io.sluice.result.Joined;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.club.Club;
import io.sluice.tests.club.Club_;
import io.sluice.tests.club.Enrolment;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.club.Member;
import io.sluice.tests.club.Member_;
import io.sluice.tests.named.Left_;
import io.sluice.tests.named.Right_;
import io.sluice.tests.named.Upper_;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What operations of belongs-to-many say to wrong arguments, and to targets that are not there. */
public abstract class BelongsToManyArgumentContract extends BelongsToManyContract {
  private static final List<Function<BelongsToMany<Club, Enrolment>, Function<Object[], ?>>>
      TAKERS =
          List.of(
              handle -> handle::hasKeys,
              handle -> handle::addKeys,
              handle -> handle::removeKeys,
              handle -> handle::setKeys,
              handle -> keys -> handle.addAll(Arrays.asList(keys), Enrolment_.role.set("x")),
              handle -> keys -> handle.setAll(Arrays.asList(keys), Enrolment_.role.set("x")));

  protected BelongsToManyArgumentContract(DatabaseUnderTest database) {
    super(database);
  }

  private void assertRefused(String message, Object... targets) {
    BelongsToMany<Club, Enrolment> handle = member("Ada").clubs();
    for (Function<BelongsToMany<Club, Enrolment>, Function<Object[], ?>> each : TAKERS) {
      ThrowingCallable call = () -> each.apply(handle).apply(targets);
      assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
    assertThat(log.all()).isEmpty();
  }

  @Test
  void wrongClassThrowsAtTheCall() {
    assertRefused("a key of Club is a Long, not Member", member("Grace"));
    assertRefused("a key of Club is a Long, not String: 1", 1L, "1");
    assertRefused("a key of Club is a Long", List.of(1L), 2L);
    assertRefused("a key of Club is a Long", 1L, new Enrolment_.Key(1L, 2L));
  }

  @DisplayName("attributes of join rows among the keys are refused with the way out")
  @Test
  void assignmentsAmongKeys() {
    assertRefused("is neither a Club nor a key of one", 1L, Enrolment_.role.set("x"));
    assertRefused("addAll(keys, …) and setAll(keys, …)", 1L, Enrolment_.role.set("x"));
  }

  @SuppressWarnings("NullAway") // that is what is tested
  @Test
  void nullThrowsAtTheCall() {
    assertRefused("null is neither a Club nor a key of one", 1L, null);
    BelongsToMany<Club, Enrolment> handle = member("Ada").clubs();
    assertThatThrownBy(() -> handle.addKey(null, Enrolment_.role.set("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void entityWithoutKeyThrowsAtTheCall() {
    Club fresh = Club_.builder().name("new").build();
    assertRefused("Club.id is null: create the Club first", fresh);
    BelongsToMany<Club, Enrolment> handle = member("Ada").clubs();
    Enrolment none = Enrolment_.builder().build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handle.addJoined(List.of(new Joined<>(fresh, none))))
        .withMessageContaining("Club.id is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handle.setJoined(List.of(new Joined<>(fresh, none))))
        .withMessageContaining("Club.id is null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handle.add(fresh, Enrolment_.role.set("x")))
        .withMessageContaining("Club.id is null");
  }

  @Test
  void wrongAttributesThrowAtTheCall() {
    BelongsToMany<Club, Enrolment> handle = member("Ada").clubs();
    Club chess = club("Chess");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> handle.add(chess, Enrolment_.role.set("x"), Enrolment_.role.set("y")))
        .withMessageContaining("Enrolment.role is assigned twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handle.add(chess, Enrolment_.clubId.set(2L)))
        .withMessage("Member.clubs sets Enrolment.clubId of a join row itself: leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> handle.create(Club_.builder().name("go").build(), Enrolment_.memberId.set(9L)))
        .withMessage("Member.clubs sets Enrolment.memberId of a join row itself: leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handle.addKey(id(chess), Enrolment_.fee.by(1)))
        .withMessageContaining("takes values only");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handle.setAll(List.of(chess), Enrolment_.role.expect("x")))
        .withMessageContaining("no values to expect");
    assertThat(log.all()).isEmpty();
  }

  @Test
  void missingValueOfJoinRowIsNamed() {
    Member ada = member("Ada");
    Club chess = club("Chess");
    database.run(
        "ALTER TABLE enrolments DROP COLUMN role",
        "ALTER TABLE enrolments ADD COLUMN role VARCHAR(9) NOT NULL");
    try {
      for (Mono<Linked> each :
          List.of(
              ada.clubs().add(chess),
              ada.clubs().set(chess),
              ada.clubs().addKeys(Flux.just(id(chess))),
              ada.clubs().add(chess, Enrolment_.fee.set(1)))) {
        NotNullConstraintException thrown = failure(NotNullConstraintException.class, each);
        assertThat(thrown)
            .hasMessageStartingWith(
                "Member.clubs gives the join row no Enrolment_.role:"
                    + " add(target, Enrolment_.role.set(…))");
        assertThat(thrown.columns()).containsExactly("role");
        assertThat(thrown).hasCauseInstanceOf(R2dbcException.class);
      }
    } finally {
      database.drop("enrolments");
    }
  }

  @Test
  void publisherSignalsWhatIsWrongAndWritesNothing() {
    Member ada = member("Ada");
    Club chess = club("Chess");

    failure(IllegalArgumentException.class, ada.clubs().addKeys(Flux.just(chess, "1")));
    failure(IllegalArgumentException.class, ada.clubs().removeKeys(Flux.just(chess, "1")));
    failure(IllegalArgumentException.class, ada.clubs().setKeys(Flux.just(chess, "1")));
    Flux<Club> failing = Flux.just(chess).concatWith(Flux.error(new ArithmeticException("no")));
    failure(ArithmeticException.class, ada.clubs().add(failing));
    failure(ArithmeticException.class, ada.clubs().set(failing));

    assertThat(roles(ada)).isEmpty();
  }

  @Test
  void missingTargetIsNamedWithItsAssociation() {
    Member ada = member("Ada");
    Club chess = club("Chess");

    for (Mono<Linked> each :
        List.of(
            ada.clubs().addKeys(chess, 99L),
            ada.clubs().addKey(99L, Enrolment_.role.set("x")),
            ada.clubs().setKeys(99L, chess),
            ada.clubs().setAll(List.of(99L), Enrolment_.role.set("x")),
            ada.clubs().addKeys(Flux.just(chess, 99L)),
            ada.clubs().setKeys(Flux.just(chess, 99L)))) {
      MissingTargetException thrown = failure(MissingTargetException.class, each);
      assertThat(thrown.association()).isEqualTo("Member.clubs");
      assertThat(thrown.keys()).isEqualTo(List.of(99L));
      assertThat(thrown).hasMessageContaining("Member.clubs: there is no Club with the key [99]");
    }

    assertThat(roles(ada)).isEmpty();
    MissingTargetException thrown =
        failure(MissingTargetException.class, ada.skills().addKeys("nonsense"));
    assertThat(thrown.association()).isEqualTo("Member.skills");
    assertThat(thrown.keys()).isEqualTo(List.of("nonsense"));
    assertThat(failure(MissingTargetException.class, ada.idols().addKeys(99L)).association())
        .isEqualTo("Member.idols");
  }

  @Test
  void missingTargetLeavesWhatWasSet() {
    Member ada = member("Ada");
    run(ada.clubs().add(club("Chess"), Enrolment_.role.set("board")));

    failure(MissingTargetException.class, ada.clubs().setKeys(99L));

    assertThat(roles(ada)).containsExactly("Chess board");
  }

  // it is no target that is missing
  @Test
  void missingSourceIsAForeignKeyError() {
    Club chess = club("Chess");

    failure(
        ForeignKeyConstraintException.class, members.association(Member_.clubs, 99L).add(chess));
    assertThat(get(members.association(Member_.clubs, 99L).remove(chess)))
        .isEqualTo(linked(0, 0, 0, 0));
  }

  @Test
  void removeAndHasOfMissingTargetsAreNoErrors() {
    Member ada = member("Ada");

    assertThat(get(ada.clubs().removeKeys(99L))).isEqualTo(linked(0, 0, 0, 0));
    assertThat(get(ada.clubs().hasKeys(99L))).isFalse();
  }

  @Test
  void unboundValuesSignal() {
    Club chess = club("Chess");
    Enrolment joinRow = Enrolment_.builder().build();
    List<Joined<Club, Enrolment>> joined = List.of(new Joined<>(chess, joinRow));
    for (BelongsToMany<Club, Enrolment> each :
        List.of(
            BelongsToMany.<Club, Enrolment>none(),
            BelongsToMany.<Club, Enrolment>of(chess),
            BelongsToMany.ofJoined(joined))) {
      for (Publisher<?> operation :
          List.<Publisher<?>>of(
              each.get(),
              each.getJoined(),
              each.count(),
              each.has(chess),
              each.add(chess),
              each.add(chess, Enrolment_.role.set("x")),
              each.addKey(1L, Enrolment_.role.set("x")),
              each.addAll(List.of(chess), Enrolment_.role.set("x")),
              each.addJoined(joined),
              each.addKeys(Flux.just(1L)),
              each.remove(chess),
              each.set(chess),
              each.setAll(List.of(chess), Enrolment_.role.set("x")),
              each.setJoined(joined),
              each.clear(),
              each.create(Club_.name.set("x")),
              each.create(chess),
              each.create(chess, Enrolment_.role.set("x")))) {
        failure(UnboundAssociationException.class, operation);
      }
    }
    assertThat(log.all()).isEmpty();
  }

  @DisplayName("two descriptions of one join table that differ")
  @Test
  void differingJoinTables() {
    requireDiffering(Left_.TYPE, "Left.others", "on delete CASCADE");
    requireDiffering(Right_.TYPE, "Right.others", "on delete RESTRICT");
    requireDiffering(Upper_.TYPE, "Upper.others", "[upper_id] refers to named_uppers[id]");
  }

  private void requireDiffering(EntityType<?> type, String association, String said) {
    for (int time = 1; time <= 2; time++) {
      assertThatThrownBy(() -> sluice.model(type))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining(association)
          .hasMessageContaining(said);
    }
  }
}
