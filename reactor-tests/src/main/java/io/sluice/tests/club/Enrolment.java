package io.sluice.tests.club;

import io.sluice.BelongsTo;
import io.sluice.annotation.CreatedAt;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member of a club, with a role. */
@Table("enrolments")
public record Enrolment(
    @Id BelongsTo<Member> member,
    @Id BelongsTo<Club> club,
    @Nullable String role,
    @Nullable Integer fee,
    @CreatedAt @Nullable Instant since)
    implements Enrolment_.With {}
