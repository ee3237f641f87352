package io.sluice.listener;

import java.util.List;

/**
 * A statement as it is sent.
 *
 * @param sql the text, with the database's placeholders
 * @param values the bound values as the settings print them; empty where they are hidden
 * @param connection a number for the connection's lease: statements of one operation or transaction
 *     share it
 */
public record StatementEvent(String sql, List<String> values, long connection) {}
