package io.sluice.internal.assembly;

import io.sluice.error.MappingException;
import io.sluice.error.SluiceException;
import io.sluice.internal.execution.Inquiry;
import io.sluice.internal.execution.Question;
import io.sluice.internal.gather.Answer;
import io.sluice.internal.plan.ReadPlan;
import io.sluice.internal.plan.ReadPlan.KeyedRead;
import io.sluice.internal.row.RowReader;
import io.sluice.model.Key;
import io.sluice.statement.Select;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a call looks for by a key, alone or together with others. Immutable. */
public final class Lookup<E, R> implements Inquiry<R> {
  private final Assembler assembler;
  private final Wanted<E> wanted;
  private final BiFunction<E, @Nullable Object, R> function;

  Lookup(Assembler assembler, Wanted<E> wanted, BiFunction<E, @Nullable Object, R> function) {
    this.assembler = assembler;
    this.wanted = wanted;
    this.function = function;
  }

  /**
   * What is looked for.
   *
   * @param key the key
   * @param alone the statement for it alone
   * @param together the statement for it and others
   * @param many whether it has many rows
   */
  public record Wanted<E>(
      Key key, KeyedRead<E> alone, Supplier<KeyedRead<E>> together, boolean many) {
    private Select select() {
      return alone.select(List.of(key.parts()));
    }
  }

  @Override
  public Key key() {
    return wanted.key();
  }

  @Override
  public Question<R> alone() {
    return new Question<>(
        wanted.select(),
        (wanted.many() ? assembler.ofOneLoad() : assembler)
            .entities(wanted.alone().plan(), function));
  }

  @Override
  public <W> Question<Answer<W, R>> together(Map<Key, List<W>> callers) {
    KeyedRead<E> keyed = wanted.together().get();
    Map<Object, List<W>> byIdentity = new HashMap<>();
    callers.forEach((key, each) -> byIdentity.put(Identity.ofKey(key), each));
    Identity holder = new Identity(keyed.holders());
    Assembler ofLoad = assembler.ofOneLoad();
    RowReader<Answer<W, R>> reader =
        Draft.Row.reader(keyed.plan())
            .andAgain(
                (row, again) -> {
                  Object key = holder.of(holding(keyed, row));
                  List<W> to = key == null ? null : byIdentity.get(key);
                  if (to == null) {
                    throw unasked(keyed, key);
                  }
                  return answer(ofLoad, keyed.plan(), to, row, again);
                });
    return new Question<>(keyed.select(Key.tuples(List.copyOf(callers.keySet()))), reader);
  }

  private <W> Answer<W, R> answer(
      Assembler ofLoad, ReadPlan<E> plan, List<W> to, Draft.Row row, Supplier<Draft.Row> again) {
    Answer<W, R> answer = null;
    for (int i = to.size() - 1; i >= 0; i--) {
      answer = answer(ofLoad, plan, to.get(i), i == 0 ? row : again.get(), answer);
    }
    return Objects.requireNonNull(answer);
  }

  /** The row as the caller's own, or why it cannot be made, which is no matter of the others. */
  private <W> Answer<W, R> answer(
      Assembler ofLoad, ReadPlan<E> plan, W to, Draft.Row row, @Nullable Answer<W, R> next) {
    try {
      E entity = ofLoad.entity(plan.root(), row.draft().state);
      return new Answer<>(to, function.apply(entity, ofLoad.joinRow(plan, row)), null, next);
    } catch (SluiceException thrown) {
      return new Answer<>(to, null, thrown, next);
    }
  }

  private static @Nullable Object[] holding(KeyedRead<?> keyed, Draft.Row row) {
    return keyed.ofJoinRow() ? Objects.requireNonNull(row.joinRow()) : row.draft().state;
  }

  private static MappingException unasked(KeyedRead<?> keyed, @Nullable Object key) {
    return new MappingException(
        "A row of "
            + keyed.plan().root().type()
            + " has a key that nobody asked for in Java, though the database takes it for an equal"
            + " one: "
            + key
            + "; settings.gather(false) sends a statement for each call",
        null);
  }
}
