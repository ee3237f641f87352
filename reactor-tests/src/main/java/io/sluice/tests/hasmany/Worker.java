package io.sluice.tests.hasmany;

import io.sluice.HasMany;
import io.sluice.annotation.Column;
import io.sluice.annotation.ForeignKey;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Scope;
import io.sluice.annotation.Table;

/** Somebody with jobs, and with jobs whose foreign keys act on changes of the worker. */
@Table("workers")
public record Worker(
    @Id @Generated Long id,
    @Column(nullable = false) String name,
    HasMany<Job> jobs,
    @Scope(attribute = "active", value = "true") @ForeignKey(mappedBy = "worker")
        HasMany<Job> activeJobs,
    HasMany<CascadingJob> cascadingJobs,
    HasMany<RestrictedJob> restrictedJobs) {}
