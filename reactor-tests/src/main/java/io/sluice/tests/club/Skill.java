package io.sluice.tests.club;

import io.sluice.BelongsToMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.Id;
import io.sluice.annotation.JoinTable;
import io.sluice.annotation.Table;
import io.sluice.model.JoinRow;

/** Something that members can do; its key is its name. */
@Table("skills")
public record Skill(
    @Id String name,
    @Column(nullable = false, defaultValue = "1") Integer level,
    @JoinTable("member_skills") BelongsToMany<Member, JoinRow> members)
    implements Skill_.With {}
