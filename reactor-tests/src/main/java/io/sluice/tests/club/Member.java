package io.sluice.tests.club;

import io.sluice.BelongsToMany;
import io.sluice.HasMany;
import io.sluice.HasOne;
import io.sluice.annotation.Column;
import io.sluice.annotation.DeletedAt;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody with associations of every kind. */
@Table("members")
public record Member(
    @Id @Generated @Nullable Long id,
    @Column(nullable = false) String name,
    @Nullable Integer age,
    @DeletedAt @Nullable Instant leftAt,
    HasOne<Passport> passport,
    BelongsToMany<Club, Enrolment> clubs,
    @JoinTable("member_skills") BelongsToMany<Skill, JoinRow> skills,
    @ForeignKey(mappedBy = "subjectId") @Scope(attribute = "subject", value = "member")
        HasMany<Remark> remarks,
    @ForeignKey(mappedBy = "follower", otherKey = "followed")
        BelongsToMany<Member, Following> idols,
    @ForeignKey(mappedBy = "followed", otherKey = "follower") BelongsToMany<Member, Following> fans)
    implements Member_.With {}
