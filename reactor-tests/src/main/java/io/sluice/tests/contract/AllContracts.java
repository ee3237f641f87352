package io.sluice.tests.contract;

import io.sluice.tests.DatabaseUnderTest;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of what a user calls, each a nested class; a test class of a database extends it.
 * The list is the coverage.
 */
public abstract class AllContracts {
  @Nested
  class AssociationScopeCases extends AssociationScopeCasesContract {
    AssociationScopeCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BelongsToCases extends BelongsToCasesContract {
    BelongsToCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BelongsTo extends BelongsToContract {
    BelongsTo(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BelongsToForeignKeyCases extends BelongsToForeignKeyCasesContract {
    BelongsToForeignKeyCases(DatabaseUnderTest database) {
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
  class Composition extends CompositionContract {
    Composition(DatabaseUnderTest database) {
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
  class CreateIncludeCases extends CreateIncludeCasesContract {
    CreateIncludeCases(DatabaseUnderTest database) {
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
  class GeneratedKey extends GeneratedKeyContract {
    GeneratedKey(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyAddCases extends HasManyAddCasesContract {
    HasManyAddCases(DatabaseUnderTest database) {
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
  class HasManyCreateCases extends HasManyCreateCasesContract {
    HasManyCreateCases(DatabaseUnderTest database) {
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
  class HasManyEagerCases extends HasManyEagerCasesContract {
    HasManyEagerCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyForeignKeyCases extends HasManyForeignKeyCasesContract {
    HasManyForeignKeyCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyGetCases extends HasManyGetCasesContract {
    HasManyGetCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManyHasCases extends HasManyHasCasesContract {
    HasManyHasCases(DatabaseUnderTest database) {
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
  class HasManySchemaCases extends HasManySchemaCasesContract {
    HasManySchemaCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HasManySetCases extends HasManySetCasesContract {
    HasManySetCases(DatabaseUnderTest database) {
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
  class HasManySourceKeyCases extends HasManySourceKeyCasesContract {
    HasManySourceKeyCases(DatabaseUnderTest database) {
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
  class HasOneCases extends HasOneCasesContract {
    HasOneCases(DatabaseUnderTest database) {
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
  class HasOneForeignKeyCases extends HasOneForeignKeyCasesContract {
    HasOneForeignKeyCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class IncludeClubCases extends IncludeClubCasesContract {
    IncludeClubCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class IncludeFairCases extends IncludeFairCasesContract {
    IncludeFairCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class IncludeFixtureCases extends IncludeFixtureCasesContract {
    IncludeFixtureCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class IncludeLimitCases extends IncludeLimitCasesContract {
    IncludeLimitCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class IncludeOrderCases extends IncludeOrderCasesContract {
    IncludeOrderCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class IncludeSeparateCases extends IncludeSeparateCasesContract {
    IncludeSeparateCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class IncludeShopCases extends IncludeShopCasesContract {
    IncludeShopCases(DatabaseUnderTest database) {
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
  class Load extends LoadContract {
    Load(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ManyToManyAddCases extends ManyToManyAddCasesContract {
    ManyToManyAddCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ManyToManyForeignKeyCases extends ManyToManyForeignKeyCasesContract {
    ManyToManyForeignKeyCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ManyToManyGetCases extends ManyToManyGetCasesContract {
    ManyToManyGetCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ManyToManyHasCases extends ManyToManyHasCasesContract {
    ManyToManyHasCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ManyToManyJoinCases extends ManyToManyJoinCasesContract {
    ManyToManyJoinCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ManyToManyKeyCases extends ManyToManyKeyCasesContract {
    ManyToManyKeyCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ManyToManySchemaCases extends ManyToManySchemaCasesContract {
    ManyToManySchemaCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ManyToManySetCases extends ManyToManySetCasesContract {
    ManyToManySetCases(DatabaseUnderTest database) {
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
  class SelfAndAliasCases extends SelfAndAliasCasesContract {
    SelfAndAliasCases(DatabaseUnderTest database) {
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
  class ToOneSchemaCases extends ToOneSchemaCasesContract {
    ToOneSchemaCases(DatabaseUnderTest database) {
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
  class Update extends UpdateContract {
    Update(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Window extends WindowContract {
    Window(DatabaseUnderTest database) {
      super(database);
    }
  }
}
