package io.sluice.tests.rendering;

import static io.sluice.tests.rendering.RenderingCase.statement;

import io.sluice.model.Attribute;
import io.sluice.statement.Conflict;
import io.sluice.statement.ConflictTarget;
import io.sluice.statement.Field;
import io.sluice.statement.Insert;
import io.sluice.statement.Term;
import io.sluice.tests.club.Enrolment_;
import io.sluice.tests.model.Sample_;
import io.sluice.tests.venue.Visit_;
import io.sluice.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERTs of join rows, some of which may be there. */
final class JoinRowWriteCases {
  private static final List<Field> ENROLMENT =
      Field.of(List.of(Enrolment_.memberId, Enrolment_.clubId, Enrolment_.role));
  private static final Conflict ENROLLED =
      new Conflict(
          new ConflictTarget(Field.of(List.of(Enrolment_.memberId, Enrolment_.clubId))), null);
  private static final List<Field> VISIT =
      Field.of(List.of(Visit_.guestId, Visit_.venueId, Visit_.note));
  private static final Conflict VISITED =
      new Conflict(
          new ConflictTarget(Field.of(List.of(Visit_.guestId, Visit_.venueId))),
          Field.of(Visit_.cancelledAt));
  private static final String INSERT_ENROLMENT =
      "INSERT INTO [enrolments] ([member_id], [club_id], [role]) ";
  private static final String NOTHING = " ON CONFLICT ([member_id], [club_id]) DO NOTHING";

  private static final String INSERT_VISIT =
      "INSERT INTO [venue_visits] ([guest_id], [venue_id], [note]) ";
  private static final String RESTORED =
      " ON CONFLICT ([guest_id], [venue_id]) DO UPDATE SET [cancelled_at] = NULL";
  private static final String IF_DELETED = " WHERE [venue_visits].[cancelled_at] IS NOT NULL";

  private JoinRowWriteCases() {}

  static List<RenderingCase> all() {
    List<RenderingCase> all = new ArrayList<>();
    all.addAll(conflicts());
    all.addAll(severalRows());
    all.addAll(severalRowsAsValues());
    all.addAll(rowsOfBytes());
    return all;
  }

  private static List<Term> row(long near, long far, @Nullable String text) {
    return List.of(
        new Term.Value(near, DataType.LONG),
        new Term.Value(far, DataType.LONG),
        new Term.Value(text, DataType.STRING));
  }

  private static Insert enrolments(List<List<Term>> rows, Attribute<?, ?>... returning) {
    return new Insert(
        Enrolment_.TYPE.table(), ENROLMENT, rows, ENROLLED, Field.of(List.of(returning)));
  }

  private static Insert visits(
      List<List<Term>> rows, Conflict conflict, Attribute<?, ?>... returning) {
    return new Insert(Visit_.TYPE.table(), VISIT, rows, conflict, Field.of(List.of(returning)));
  }

  private static List<RenderingCase> conflicts() {
    String visit = INSERT_VISIT + "VALUES (?, ?, ?)" + RESTORED;
    return List.of(
        statement(
            "a link that may be there",
            enrolments(List.of(row(1, 2, "lead")), Enrolment_.clubId),
            INSERT_ENROLMENT + "VALUES (?, ?, ?)" + NOTHING + " RETURNING [club_id]",
            "Long:1",
            "Long:2",
            "String:lead"),
        statement(
            "a link that may be there, deleted",
            visits(List.of(row(1, 2, "x")), VISITED),
            visit + IF_DELETED,
            "Long:1",
            "Long:2",
            "String:x"),
        statement(
            "a link that may be there, deleted, and gets new attributes",
            visits(
                List.of(row(1, 2, null)),
                VISITED.restoring(List.of(Field.of(Visit_.note))),
                Visit_.venueId),
            visit + ", [note] = [excluded].[note]" + IF_DELETED + " RETURNING [venue_id]",
            "Long:1",
            "Long:2",
            "String:null"));
  }

  private static List<RenderingCase> severalRows() {
    String rows = "VALUES (?, ?, ?), (?, ?, ?)";
    String[] values = {"Long:1", "Long:2", "String:lead", "Long:1", "Long:3", "String:null"};
    return List.of(
        statement(
            "several links, some of which may be there",
            enrolments(List.of(row(1, 2, "lead"), row(1, 3, null))),
            INSERT_ENROLMENT + rows + NOTHING,
            values),
        statement(
            "several links that may be there, deleted",
            visits(List.of(row(1, 2, "lead"), row(1, 3, null)), VISITED),
            INSERT_VISIT + rows + RESTORED + IF_DELETED,
            values));
  }

  /** Where an array will not do. */
  private static List<RenderingCase> severalRowsAsValues() {
    Term one = new Term.Value(1L, DataType.LONG);
    List<Term> withDefault = List.of(one, one, new Term.Default(DataType.STRING));
    return List.of(
        statement(
            "several links that return their keys",
            enrolments(List.of(row(1, 2, "a"), row(1, 3, "b")), Enrolment_.clubId),
            INSERT_ENROLMENT + "VALUES (?, ?, ?), (?, ?, ?)" + NOTHING + " RETURNING [club_id]",
            "Long:1",
            "Long:2",
            "String:a",
            "Long:1",
            "Long:3",
            "String:b"),
        statement(
            "several links, one with a default",
            enrolments(List.of(row(1, 2, "lead"), withDefault)),
            INSERT_ENROLMENT + "VALUES (?, ?, ?), (?, ?, DEFAULT)" + NOTHING,
            "Long:1",
            "Long:2",
            "String:lead",
            "Long:1",
            "Long:1"));
  }

  private static List<RenderingCase> rowsOfBytes() {
    List<Term> bytes = List.of(new Term.Value(new byte[] {1}, DataType.BYTES));
    return List.of(
        statement(
            "several rows of bytes",
            new Insert(
                Sample_.TYPE.table(),
                List.of(Field.of(Sample_.bytes)),
                List.of(bytes, bytes),
                null,
                List.of()),
            "INSERT INTO [samples] ([bytes]) VALUES (?), (?)",
            "byte[]:01",
            "byte[]:01"));
  }
}
