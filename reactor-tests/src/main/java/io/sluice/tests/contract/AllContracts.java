package io.sluice.tests.contract;

import io.sluice.tests.DatabaseUnderTest;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of what a user calls, each a nested class; a test class of a database extends it.
 * The list is the coverage.
 */
public abstract class AllContracts extends AllCaseContracts {
  @Nested
  class BelongsTo extends BelongsToContract {
    BelongsTo(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BelongsToManyArgument extends BelongsToManyArgumentContract {
    BelongsToManyArgument(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BelongsToManyRead extends BelongsToManyReadContract {
    BelongsToManyRead(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BelongsToManyScope extends BelongsToManyScopeContract {
    BelongsToManyScope(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BelongsToManyTransaction extends BelongsToManyTransactionContract {
    BelongsToManyTransaction(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BelongsToManyWrite extends BelongsToManyWriteContract {
    BelongsToManyWrite(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BulkCreate extends BulkCreateContract {
    BulkCreate(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BulkGraph extends BulkGraphContract {
    BulkGraph(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BulkIncludeCases extends BulkIncludeCasesContract {
    BulkIncludeCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BulkWrite extends BulkWriteContract {
    BulkWrite(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Composition extends CompositionContract {
    Composition(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Changes extends ChangesContract {
    Changes(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ConnectionLoan extends ConnectionLoanContract {
    ConnectionLoan(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Create extends CreateContract {
    Create(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Declaration extends DeclarationContract {
    Declaration(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Eager extends EagerContract {
    Eager(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Errors extends ErrorContract {
    Errors(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class FindOrCreate extends FindOrCreateContract {
    FindOrCreate(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class GeneratedKey extends GeneratedKeyContract {
    GeneratedKey(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyAdd extends HasManyAddContract {
    HasManyAdd(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyArgument extends HasManyArgumentContract {
    HasManyArgument(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyCreate extends HasManyCreateContract {
    HasManyCreate(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyKey extends HasManyKeyContract {
    HasManyKey(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyPublisher extends HasManyPublisherContract {
    HasManyPublisher(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyRead extends HasManyReadContract {
    HasManyRead(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyRemove extends HasManyRemoveContract {
    HasManyRemove(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManySet extends HasManySetContract {
    HasManySet(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyTransaction extends HasManyTransactionContract {
    HasManyTransaction(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyValue extends HasManyValueContract {
    HasManyValue(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyVersion extends HasManyVersionContract {
    HasManyVersion(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasOne extends HasOneContract {
    HasOne(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class JoinedInclude extends JoinedIncludeContract {
    JoinedInclude(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class KeyEquality extends KeyEqualityContract {
    KeyEquality(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class LinkAttribute extends LinkAttributeContract {
    LinkAttribute(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Load extends LoadContract {
    Load(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Model extends ModelContract {
    Model(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class NestedCreate extends NestedCreateContract {
    NestedCreate(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class OddQuery extends OddQueryContract {
    OddQuery(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Path extends PathContract {
    Path(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Query extends QueryContract {
    Query(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class RawRow extends RawRowContract {
    RawRow(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class RawSql extends RawSqlContract {
    RawSql(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class RawTransaction extends RawTransactionContract {
    RawTransaction(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Required extends RequiredContract {
    Required(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Scope extends ScopeContract {
    Scope(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class SoftDeleteAssociation extends SoftDeleteAssociationContract {
    SoftDeleteAssociation(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class SoftDelete extends SoftDeleteContract {
    SoftDelete(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Sync extends SyncContract {
    Sync(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Type extends TypeContract {
    Type(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Unwritten extends UnwrittenContract {
    Unwritten(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Update extends UpdateContract {
    Update(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Upsert extends UpsertContract {
    Upsert(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Window extends WindowContract {
    Window(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class UnsafeSql extends UnsafeSqlContract {
    UnsafeSql(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class WrittenBack extends WrittenBackContract {
    WrittenBack(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ConcurrentLink extends ConcurrentLinkContract {
    ConcurrentLink(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class AssociationScope extends AssociationScopeContract {
    AssociationScope(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Misfit extends MisfitContract {
    Misfit(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class NullArgument extends NullArgumentContract {
    NullArgument(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Connect extends ConnectContract {
    Connect(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class LongList extends LongListContract {
    LongList(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Overload extends OverloadContract {
    Overload(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class LargeLink extends LargeLinkContract {
    LargeLink(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Hook extends HookContract {
    Hook(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HookBulk extends HookBulkContract {
    HookBulk(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Audit extends AuditContract {
    Audit(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Validation extends ValidationContract {
    Validation(DatabaseUnderTest database) {
      super(database);
    }
  }
}
