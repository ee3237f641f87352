package io.sluice.tests.club;

import io.sluice.BelongsTo;
import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A club, which may be a part of another one. */
@Table("clubs")
public record Club(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    @Nullable String kind,
    BelongsTo<Club> parent,
    HasMany<Club> sections,
    BelongsToMany<Member, Enrolment> members,
    @Scope(attribute = "role", value = "board", through = true)
        BelongsToMany<Member, Enrolment> board,
    @ForeignKey(mappedBy = "subjectId") @Scope(attribute = "subject", value = "club")
        HasMany<Remark> remarks)
    implements Club_.With {}
