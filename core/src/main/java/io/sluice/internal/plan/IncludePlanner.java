package io.sluice.internal.plan;

import io.sluice.internal.plan.ReadPlan.FollowUp;
import io.sluice.query.Include;

/** Plans what is loaded by further statements. */
interface IncludePlanner {
  /** The plan that loads an include. */
  <T> FollowUp<T> followUp(Include<T> include);
}
