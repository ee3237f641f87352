package io.sluice.tests.named;

import io.sluice.annotation.Id;
import io.sluice.annotation.Index;
import io.sluice.annotation.Table;
import io.sluice.annotation.UniqueKey;

/** Its constraints have names that begin alike for longer than any server keeps them. */
@Table(
    value = "long_names",
    unique = {
      @UniqueKey(
          value = {"first", "second"},
          name = "a_unique_constraint_whose_name_says_all_that_there_is_to_say_of_it_first"),
      @UniqueKey(
          value = {"second", "third"},
          name = "a_unique_constraint_whose_name_says_all_that_there_is_to_say_of_it_third")
    },
    indexes = {
      @Index(
          value = "first",
          name = "eine_schöne_lange_übersicht_über_die_größten_öffentlichen_überfälle_1",
          unique = true),
      @Index(
          value = "third",
          name = "eine_schöne_lange_übersicht_über_die_größten_öffentlichen_überfälle_2",
          unique = true)
    })
public record LongName(@Id Integer id, Integer first, Integer second, Integer third) {}
