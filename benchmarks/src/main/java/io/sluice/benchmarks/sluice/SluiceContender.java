package io.sluice.benchmarks.sluice;

import io.sluice.Sluice;
import io.sluice.benchmarks.server.Target;
import io.sluice.benchmarks.work.Contender;
import io.sluice.benchmarks.work.Links;
import io.sluice.benchmarks.work.Reads;
import io.sluice.benchmarks.work.Writes;

/** Sluice, on either server, as its README says. */
public final class SluiceContender implements Contender {
  private final Sluice sluice;
  private final Sluice alone; // a statement for each call
  private final Links links;

  /** With pools of its own, one at a time in use. */
  public SluiceContender(Target target) {
    this.sluice =
        Sluice.create(
            target.url(), settings -> settings.poolSize(Target.CONNECTIONS).gatherCreates(true));
    this.alone =
        Sluice.create(
            target.url(), settings -> settings.poolSize(Target.CONNECTIONS).gather(false));
    this.links = new SluiceLinks(sluice);
  }

  @Override
  public String name() {
    return "sluice";
  }

  @Override
  public Reads reads() {
    return new SluiceReads(sluice, alone);
  }

  @Override
  public Writes writes() {
    return new SluiceWrites(sluice, alone);
  }

  @Override
  public Links links() {
    return links;
  }

  @Override
  public void close() {
    sluice.close().then(alone.close()).block(Target.CLOSING);
  }
}
