package io.sluice.tests.contract;

import io.sluice.Model;
import io.sluice.model.Association;
import io.sluice.model.Attribute;
import io.sluice.model.BelongsToManyAssociation;
import io.sluice.model.EntityType;
import io.sluice.model.Reference;
import io.sluice.result.Linked;
import io.sluice.tests.DatabaseUnderTest;
import io.sluice.tests.manytomany.Assignee;
import io.sluice.tests.manytomany.Assignee_;
import io.sluice.tests.manytomany.Chore;
import io.sluice.tests.manytomany.Chore_;
import io.sluice.tests.manytomany.Duty;
import io.sluice.tests.manytomany.Duty_;
import io.sluice.tests.manytomany.Engineer;
import io.sluice.tests.manytomany.Engineer_;
import io.sluice.tests.manytomany.Essay;
import io.sluice.tests.manytomany.Essay_;
import io.sluice.tests.manytomany.Operator;
import io.sluice.tests.manytomany.Operator_;
import io.sluice.tests.manytomany.Place;
import io.sluice.tests.manytomany.Place_;
import io.sluice.tests.manytomany.Tagging;
import io.sluice.tests.manytomany.Tagging_;
import io.sluice.tests.manytomany.Topic;
import io.sluice.tests.manytomany.Topic_;
import io.sluice.tests.manytomany.Tourist;
import io.sluice.tests.manytomany.Tourist_;
import io.sluice.tests.manytomany.Venture;
import io.sluice.tests.manytomany.Venture_;
import java.util.List;
import reactor.core.publisher.Mono;

/** What tests of belongs-to-many associations share. The ids of cases are those of cases.md. */
abstract class ManyToManyCases extends HasManyCases {
  protected final Model<Assignee> assignees;
  protected final Model<Chore> chores;
  protected final Model<Essay> essays;
  protected final Model<Topic> topics;
  protected final Model<Tagging> taggings;
  protected final Model<Tourist> tourists;
  protected final Model<Place> places;
  protected final Model<Operator> operators;
  protected final Model<Duty> duties;
  protected final Model<Engineer> engineers;
  protected final Model<Venture> ventures;

  ManyToManyCases(DatabaseUnderTest database, EntityType<?>... types) {
    super(database, types);
    this.assignees = sluice.model(Assignee_.TYPE);
    this.chores = sluice.model(Chore_.TYPE);
    this.essays = sluice.model(Essay_.TYPE);
    this.topics = sluice.model(Topic_.TYPE);
    this.taggings = sluice.model(Tagging_.TYPE);
    this.tourists = sluice.model(Tourist_.TYPE);
    this.places = sluice.model(Place_.TYPE);
    this.operators = sluice.model(Operator_.TYPE);
    this.duties = sluice.model(Duty_.TYPE);
    this.engineers = sluice.model(Engineer_.TYPE);
    this.ventures = sluice.model(Venture_.TYPE);
  }

  /** The value, after which the log is empty. */
  protected <T> T made(Mono<T> mono) {
    T value = get(mono);
    log.clear();
    return value;
  }

  protected Assignee assignee(String username) {
    return made(assignees.create(Assignee_.username.set(username)));
  }

  protected Chore chore(String title, boolean active) {
    return made(chores.create(Chore_.title.set(title), Chore_.active.set(active)));
  }

  /** John with the active chore "Get rich" and the inactive one "Die trying". */
  protected Assignee john() {
    Assignee john = assignee("John");
    made(john.chores().set(chore("Get rich", true), chore("Die trying", false)));
    made(assignee("Somebody else").chores().set(chore("Something else", true)));
    return john;
  }

  protected Essay essay(String title) {
    return made(essays.create(Essay_.title.set(title)));
  }

  protected Topic topic(String name) {
    return made(topics.create(Topic_.name.set(name)));
  }

  protected Operator operator(long uid) {
    return made(
        operators.create(Operator_.uid.set(uid), Operator_.username.set("operator " + uid)));
  }

  protected Duty duty(long tid) {
    return made(duties.create(Duty_.tid.set(tid), Duty_.title.set("duty " + tid)));
  }

  protected Engineer engineer(String name) {
    return made(engineers.create(Engineer_.name.set(name)));
  }

  protected Venture venture(String name) {
    return made(ventures.create(Venture_.name.set(name)));
  }

  protected static Linked linked(long added, long removed, long updated, long kept) {
    return new Linked(added, removed, updated, kept);
  }

  /** The columns of a foreign key. */
  protected static List<String> columns(Reference<?, ?> foreignKey) {
    return foreignKey.attributes().stream().map(Attribute::column).toList();
  }

  /** The columns of both foreign keys of an association by a join table. */
  protected static List<String> joinColumns(BelongsToManyAssociation<?, ?, ?> association) {
    Association.Through<?> through = association.through();
    return List.of(
        String.join(",", columns(through.near())), String.join(",", columns(through.far())));
  }
}
