package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.BelongsTo;
import io.sluice.Model;
import io.sluice.error.MissingTargetException;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.museum.Hanging_;
import io.sluice.tests.museum.Label_;
import io.sluice.tests.museum.Painting;
import io.sluice.tests.museum.Painting_;
import io.sluice.tests.museum.Review;
import io.sluice.tests.museum.Review_;
import io.sluice.tests.museum.Sculpture;
import io.sluice.tests.museum.Sculpture_;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What associations with scopes link and find: nothing that the scope is not true of. */
public abstract class AssociationScopeContract extends Contract {
  private final Model<Painting> paintings;
  private final Model<Sculpture> sculptures;
  private final Model<Review> reviews;

  protected AssociationScopeContract(DatabaseUnderTest database) {
    super(database);
    this.paintings = sluice.model(Painting_.TYPE);
    this.sculptures = sluice.model(Sculpture_.TYPE);
    this.reviews = sluice.model(Review_.TYPE);
  }

  @BeforeEach
  void createMuseum() {
    database.sync(Painting_.TYPE, Sculpture_.TYPE, Review_.TYPE, Label_.TYPE, Hanging_.TYPE);
    run(paintings.create(Painting_.name.set("Guernica")));
    run(sculptures.create(Sculpture_.name.set("David")));
  }

  private Painting painting() {
    return get(paintings.findByPk(1L));
  }

  private void labels() {
    for (String each : List.of("red", "green", "blue")) {
      run(sluice.model(Label_.TYPE).create(Label_.color.set(each)));
    }
    log.clear();
  }

  @DisplayName("a target that a scope of several values is not true of")
  @Test
  void targetsOutside() {
    labels();
    Painting painting = painting();
    for (Mono<?> each :
        List.of(
            painting.cold().addKeys(1),
            painting.cold().addKeys(1, 2),
            painting.cold().setKeys(2, 1),
            painting.further().addKeys(1),
            painting.further().addKeys(1, 2),
            painting.further().setKeys(3, 1))) {
      assertThat(failure(MissingTargetException.class, each))
          .hasMessageContaining("Label (color in [green, blue]) with the key [1]");
    }
    assertThat(get(sluice.model(Label_.TYPE).count(q -> q.where(Label_.painting.is())))).isZero();
    assertThat(get(painting.cold().addKeys(2)).added()).isEqualTo(1);
    assertThat(get(painting.cold().setKeys(2, 3)).kept()).isEqualTo(1);
    assertThat(get(painting.further().addKeys(2, 3)).added()).isEqualTo(2);
    assertThat(get(painting.cold().count())).isEqualTo(2);
    assertThat(get(painting.further().count())).isEqualTo(2);
  }

  @DisplayName("a row that is created outside of a scope of several values")
  @Test
  void createdOutside() {
    Painting painting = painting();
    List<ThrowingCallable> calls =
        List.of(
            () -> painting.cold().create(Label_.color.set("red")),
            () -> painting.cold().create(),
            () -> painting.further().create(Label_.color.set("red")),
            () -> painting.sides().addKeys(1),
            () -> painting.sides().addKey(1, Hanging_.place.set("above")));
    for (ThrowingCallable each : calls) {
      assertThatThrownBy(each)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("assign one of them");
    }
    labels();
    run(painting.cold().create(Label_.color.set("blue")));
    run(painting.further().create(Label_.color.set("green")));
    run(painting.sides().addKey(1, Hanging_.place.set("left")));
    assertThat(get(painting.cold().count())).isEqualTo(1);
    assertThat(get(painting.further().count())).isEqualTo(1);
    assertThat(get(painting.sides().count())).isEqualTo(1);
  }

  private static String painted(Review review) {
    return review.painting().key() + " " + review.sculpture().key();
  }

  @DisplayName("a column that refers to rows of two entities is read as the one that it is")
  @Test
  void readAsWhatItIs() {
    Painting painting = painting();
    run(painting.reviews().create(Review_.text.set("of a painting")));
    Sculpture sculpture = get(sculptures.findByPk(1L));
    run(sculpture.reviews().create(Review_.text.set("of a sculpture")));
    List<Review> read = get(reviews.findAll(q -> q.order(Review_.id.asc())).collectList());
    assertThat(read)
        .extracting(AssociationScopeContract::painted)
        .containsExactly("1 null", "null 1");
    assertThat(get(read.get(0).painting().get()).name()).isEqualTo("Guernica");
    assertThat(read.get(1).painting().get().blockOptional(PATIENCE)).isEmpty();
    for (UnaryOperator<Include<Painting>> how :
        List.<UnaryOperator<Include<Painting>>>of(Include::joined, Include::separately)) {
      List<Optional<String>> names =
          get(
              reviews
                  .findAll(q -> q.include(Review_.painting, how).order(Review_.id.asc()))
                  .map(each -> each.painting().loaded().map(Painting::name))
                  .collectList());
      assertThat(names).containsExactly(Optional.of("Guernica"), Optional.empty());
    }
    assertThat(found(Review_.painting.is())).containsExactly(1L);
    assertThat(found(Review_.painting.to(Painting_.name).eq("Guernica"))).containsExactly(1L);
    assertThat(found(Review_.sculpture.is(Sculpture_.name.eq("David")))).containsExactly(2L);
    Query<Review> required = Query.of(Review_.TYPE).include(Review_.sculpture, s -> s.required());
    assertThat(
            get(
                reviews
                    .findAll(required)
                    .map(each -> Objects.requireNonNull(each.id()))
                    .collectList()))
        .containsExactly(2L);
  }

  private List<Long> found(Condition<Review> condition) {
    return get(
        reviews
            .findAll(q -> q.where(condition))
            .map(each -> Objects.requireNonNull(each.id()))
            .collectList());
  }

  @DisplayName("a key is written with what tells it apart")
  @Test
  void writtenAsWhatItIs() {
    Review created =
        get(reviews.create(Review_.builder().text("x").painting(BelongsTo.key(1L)).build()));
    assertThat(created.subject()).isEqualTo("painting");
    assertThat(created.subjectId()).isEqualTo(1);
    Sculpture sculpture = get(sculptures.findByPk(1L));
    run(created.sculpture().set(sculpture));
    Review other = get(reviews.reload(created));
    assertThat(painted(other)).isEqualTo("null 1");
    Review again = get(reviews.update(other, other.withPainting(BelongsTo.key(1L)).withText("y")));
    assertThat(painted(again)).isEqualTo("1 null");
    assertThat(get(reviews.replace(again)).subject()).isEqualTo("painting");
    assertThat(get(reviews.create(Review_.sculpture.setKey(1L))).subject()).isEqualTo("sculpture");
    assertThatThrownBy(
            () ->
                reviews.create(
                    Review_.builder().subject("sculpture").painting(BelongsTo.key(1L)).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Review.subject is sculpture, but painting where Review.painting");
  }

  @DisplayName("a foreign key that was read without what tells it apart is not known")
  @Test
  void readInPart() {
    run(painting().reviews().create(Review_.text.set("of a painting")));
    Review part = get(reviews.findByPk(1L, q -> q.attributes(Review_.text, Review_.subjectId)));
    assertThat(part.painting()).hasToString("[not read]");
    Review included =
        get(reviews.findByPk(1L, q -> q.attributes(Review_.text).include(Review_.painting)));
    assertThat(included.painting().loaded()).isPresent();
  }
}
