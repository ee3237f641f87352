package io.sluice.dialect;

/**
 * What a database can do, as data.
 *
 * @param name the database's name, for messages
 * @param errorEndsTransaction whether after an error only a rollback can follow
 * @param cursors whether a transaction can read a result by DECLARE and FETCH
 * @param lockStrengths whether there are locks for all of {@link io.sluice.query.Lock.Strength}
 * @param nullsOrder whether an order can say where nulls are
 */
public record Capabilities(
    String name,
    boolean errorEndsTransaction,
    boolean cursors,
    boolean lockStrengths,
    boolean nullsOrder) {}
