package io.sluice.tests.contract;

import static io.sluice.tests.contract.Signals.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.Model;
import io.sluice.model.Association;
import io.sluice.query.Condition;
import io.sluice.query.Include;
import io.sluice.query.Query;
import io.sluice.result.Page;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.atlas.Continent;
import io.sluice.tests.atlas.Continent_;
import io.sluice.tests.atlas.Country;
import io.sluice.tests.atlas.Country_;
import io.sluice.tests.atlas.Industry;
import io.sluice.tests.atlas.Industry_;
import io.sluice.tests.atlas.Person;
import io.sluice.tests.atlas.Person_;
import io.sluice.tests.atlas.Share_;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * Cases of finding rows with others: Europe has England (1) and France (2), Asia Korea (3); Energy
 * (1), Media (2) and Tech (3) are what they live by, and each has one who was born and one who
 * lives there.
 */
public abstract class FindIncludeCasesContract extends Contract {
  private final Model<Continent> continents;
  private final Model<Country> countries;
  private final Model<Industry> industries;
  private final Model<Person> persons;

  protected FindIncludeCasesContract(DatabaseUnderTest database) {
    super(database);
    this.continents = sluice.model(Continent_.TYPE);
    this.countries = sluice.model(Country_.TYPE);
    this.industries = sluice.model(Industry_.TYPE);
    this.persons = sluice.model(Person_.TYPE);
  }

  @BeforeEach
  void createWorld() {
    database.sync(Continent_.TYPE, Country_.TYPE, Person_.TYPE, Industry_.TYPE, Share_.TYPE);
    Continent europe = get(continents.create(Continent_.name.set("Europe")));
    Continent asia = get(continents.create(Continent_.name.set("Asia")));
    List.of("Energy", "Media", "Tech")
        .forEach(
            name ->
                run(
                    industries.create(
                        Industry_.id.set(List.of("Energy", "Media", "Tech").indexOf(name) + 1L),
                        Industry_.name.set(name))));
    country(1, "England", europe);
    country(2, "France", europe);
    country(3, "Korea", asia);
    share(1, 1, 20);
    share(1, 2, 40);
    share(2, 2, 80);
    share(3, 3, 30);
    person("Rob", 1, 2);
    person("Fred", 3, 2);
    person("Kim", 2, 1);
    person("Lee", 2, 3);
    log.clear();
  }

  private void country(long id, String name, Continent continent) {
    run(
        countries.create(
            Country_.id.set(id),
            Country_.name.set(name),
            Country_.continentId.set((long) continents.key(continent))));
  }

  private void share(long country, long industry, int percentage) {
    run(
        sluice
            .model(Share_.TYPE)
            .create(
                Share_.countryId.set(country),
                Share_.industryId.set(industry),
                Share_.percentage.set(percentage)));
  }

  private void person(String name, long born, long lives) {
    run(
        persons.create(
            Person_.lastName.set(name),
            Person_.countryId.set(born),
            Person_.residenceId.set(lives)));
  }

  private Country england() {
    return get(countries.findByPk(1L, Query::includeAll));
  }

  @Test
  @DisplayName("FIND-26, FIND-31: the one that a row belongs to, and the many that belong to it")
  void toOneAndToMany() {
    values(
        persons
            .findAll(q -> q.include(Person_.country).order(Person_.lastName.desc()).limit(1))
            .map(each -> each.country().loaded().orElseThrow().name() + ""),
        "England");
    values(
        countries
            .findAll(q -> q.include(Country_.people).order(Country_.id.asc()))
            .map(each -> each.people().loaded().size()),
        1,
        2,
        1);
  }

  @Test
  @DisplayName("FIND-32, FIND-34: orders by columns of other names, with a limit and an include")
  void orderOfNamedColumns() {
    run(persons.destroyWhere(Condition.all()));
    Stream.of("a1", "a2", "b3")
        .forEach(
            each ->
                run(
                    persons.create(
                        Person_.lastName.set(each.substring(0, 1)),
                        Person_.age.set(Integer.parseInt(each.substring(1))),
                        Person_.countryId.set(1L))));
    values(ages(q -> q.order(Person_.lastName.asc(), Person_.age.desc())), 2, 1);
    values(ages(q -> q.order(Person_.lastName.desc(), Person_.age.asc())), 3, 1);
  }

  private Flux<Integer> ages(UnaryOperator<Query<Person>> query) {
    return persons
        .findAll(q -> query.apply(q).limit(2).include(Person_.country))
        .map(each -> Objects.requireNonNull(each.age()));
  }

  @Test
  @DisplayName(
      "FIND-37, FIND-40: all associations, of which one that is named stays as it was said")
  void includeAll() {
    Country england = england();
    assertThat(england.continent().loaded()).map(Continent::name).contains("Europe");
    assertThat(england.industries().loaded()).hasSize(2);
    assertThat(england.people().loaded()).extracting(Person::lastName).containsExactly("Rob");
    assertThat(england.residents().loaded()).extracting(Person::lastName).containsExactly("Kim");
    Country other =
        get(
            countries.findByPk(
                1L,
                q -> q.include(Country_.continent, c -> c.attributes(Continent_.id)).includeAll()));
    assertThat(other.continent().loaded().orElseThrow().name()).isNull();
    assertThat(other.people().loaded()).hasSize(1);
  }

  @Test
  @DisplayName("FIND-38: all associations of one kind")
  void includeAllOfKind() {
    Country england =
        get(
            countries.findByPk(
                1L, q -> q.includeAll(each -> each.kind() == Association.Kind.BELONGS_TO)));
    assertThat(england.continent().loaded()).map(Continent::name).contains("Europe");
    assertThat(england.people().isLoaded()).isFalse();
    assertThat(england.industries().isLoaded()).isFalse();
  }

  @Test
  @DisplayName("FIND-41: all associations of all levels, but for the way back")
  void includeAllNested() {
    Continent europe =
        get(continents.findOne(q -> q.where(Continent_.name.eq("Europe")).includeAllNested()));
    Country england = europe.countries().loaded().get(0);
    assertThat(england.industries().loaded()).hasSize(2);
    assertThat(england.people().loaded()).extracting(Person::lastName).containsExactly("Rob");
    assertThat(england.residents().loaded()).extracting(Person::lastName).containsExactly("Kim");
    assertThat(england.continent().isLoaded()).isFalse();
    assertThat(england.industries().loaded().get(0).countries().isLoaded()).isFalse();
  }

  @Test
  @DisplayName("IFA-28, IFA-29: how many rows there are on the other side, and nothing else")
  void aggregatesOfMany() {
    share(1, 3, 5);
    log.clear();
    values(countries.select(Country_.industries.count()).where(Country_.id.eq(1L)).as(n -> n), 3L);
    values(
        continents
            .select(Continent_.countries.count())
            .order(Continent_.name.asc())
            .as(count -> count),
        1L,
        2L);
    assertThat(log.all()).hasSize(2);
  }

  @Test
  @DisplayName("INC-I02: a sum over the rows of the row that a row belongs to")
  void aggregatesOfManyOfOne() {
    run(persons.create(Person_.lastName.set("A"), Person_.age.set(5), Person_.residenceId.set(3L)));
    run(persons.create(Person_.lastName.set("B"), Person_.age.set(7), Person_.residenceId.set(3L)));
    values(
        persons
            .select(Person_.country.value(Country_.residents.sum(Person_.age)))
            .where(Person_.lastName.eq("Fred"))
            .as(Number::intValue),
        12);
  }

  @Test
  @DisplayName("HM-52: a page with rows of rows, which are not multiplied")
  void pageWithRowsOfRows() {
    Page<Continent> page =
        get(
            continents.findAndCountAll(
                q ->
                    q.where(Continent_.name.eq("Europe"))
                        .include(Continent_.countries.to(Country_.residents))));
    assertThat(page.count()).isEqualTo(1);
    assertThat(page.rows().get(0).countries().loaded())
        .extracting(each -> each.residents().loaded().size())
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  @DisplayName("FIND-43: join rows of which nothing is asked are not there")
  void joinRowsLeftOut() {
    values(
        countries
            .association(Country_.industries, 1L)
            .get(q -> q.order(Industry_.name.asc()))
            .map(each -> each.name() + ""),
        "Energy",
        "Media");
  }

  @Test
  @DisplayName("FIND-46, FIND-47: rows in the order of what is associated with them")
  void orderOfAssociated() {
    values(
        continents
            .findAll(
                q ->
                    q.include(Continent_.countries, c -> c.order(Country_.name.asc()))
                        .order(Continent_.countries.min(Country_.name).asc()))
            .map(each -> each.name() + " " + each.countries().loaded().get(0).name()),
        "Europe England",
        "Asia Korea");
    values(
        continents
            .findAll(
                q ->
                    q.include(Continent_.countries, c -> c.order(Country_.name.desc()))
                        .order(Continent_.countries.max(Country_.name).desc()))
            .map(each -> each.name() + " " + each.countries().loaded().get(0).name()),
        "Asia Korea",
        "Europe France");
    values(
        continents
            .findAll(
                q ->
                    q.include(Continent_.countries, c -> c.where(Country_.name.eq("England")))
                        .order(Continent_.name.asc())
                        .limit(2))
            .map(each -> each.name() + " " + each.countries().loaded().size()),
        "Asia 0",
        "Europe 1");
  }

  @Test
  @DisplayName("FIND-49, FIND-50: orders within nested includes and through a join table")
  void orderWithinIncludes() {
    List<Country> found =
        get(
            countries
                .findAll(
                    q ->
                        q.include(Country_.residents, r -> r.order(Person_.lastName.asc()))
                            .include(Country_.industries, i -> i.order(Industry_.name.desc()))
                            .order(Country_.residents.min(Person_.lastName).asc())
                            .limit(3))
                .collectList());
    assertThat(found).extracting(Country::name).containsExactly("France", "England", "Korea");
    assertThat(found.get(0).residents().loaded())
        .extracting(Person::lastName)
        .containsExactly("Fred", "Rob");
    assertThat(found.get(1).industries().loaded())
        .extracting(Industry::name)
        .containsExactly("Media", "Energy");
    values(
        countries
            .findAll(q -> q.order(Country_.industries.min(Industry_.name).asc()).limit(3))
            .map(each -> each.name() + ""),
        "England",
        "France",
        "Korea");
  }

  @Test
  @DisplayName("FIND-55: a key in a column of capital letters")
  void capitalKey() {
    values(
        persons.findAll(q -> q.where(Person_.id.eq(1))).map(each -> each.lastName() + ""), "Rob");
  }

  @Test
  @DisplayName("FIND-04, FIND-68: how many rows are associated, of each")
  void countOfEach() {
    values(
        countries
            .select(Country_.name, Country_.people.count())
            .order(Country_.id.asc())
            .as((name, count) -> name + " " + count),
        "England 1",
        "France 2",
        "Korea 1");
  }

  @Test
  @DisplayName("FIND-70, FIND-71, FIND-73, FIND-74: so many rows of each parent")
  void limitOfEach() {
    run(sluice.model(Share_.TYPE).purgeWhere(Condition.all()));
    int[] sizes = {-5, 45, 7, -9, 8, 15, -9};
    Continent any = get(continents.findOne(q -> q.limit(1)));
    IntStream.rangeClosed(4, 7).forEach(id -> country(id, "c" + id, any));
    IntStream.range(0, 7)
        .forEach(i -> run(countries.updateByPk(i + 1L, Country_.size.set(sizes[i]))));
    IntStream.rangeClosed(1, 4).forEach(country -> share(country, 1, 0));
    IntStream.rangeClosed(3, 7).forEach(country -> share(country, 2, 0));
    assertThat(ids(c -> c.order(Country_.id.asc()))).containsExactly(1L, 2L, 3L, 3L, 4L, 5L);
    UnaryOperator<Include<Country>> bySize =
        c -> c.order(Country_.size.abs().asc(), Country_.id.desc()).include(Country_.residents);
    assertThat(ids(bySize)).containsExactly(1L, 3L, 4L, 3L, 5L, 7L);
    run(countries.association(Country_.industries, 4L).removeKeys(1L));
    run(countries.association(Country_.industries, 2L).removeKeys(1L));
    Stream.of(3L, 5L, 6L, 7L)
        .forEach(id -> run(countries.association(Country_.industries, id).removeKeys(2L)));
    assertThat(ids(bySize)).containsExactly(1L, 3L, 4L);
  }

  private List<Long> ids(UnaryOperator<Include<Country>> include) {
    List<Long> ids = new ArrayList<>();
    get(industries
            .findAll(
                q ->
                    q.where(Industry_.id.in(1, 2))
                        .order(Industry_.id.asc())
                        .include(Industry_.countries, c -> include.apply(c.limit(3))))
            .collectList())
        .forEach(each -> each.countries().loaded().forEach(country -> ids.add(country.id())));
    return ids;
  }
}
