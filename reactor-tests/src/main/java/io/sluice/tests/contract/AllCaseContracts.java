package io.sluice.tests.contract;

import io.sluice.tests.DatabaseUnderTest;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of cases that come from Sequelize, each a nested class. The list is the coverage.
 */
public abstract class AllCaseContracts extends AllSelectContracts {
  @Nested
  class DocumentCases extends DocumentCasesContract {
    DocumentCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class FieldCases extends FieldCasesContract {
    FieldCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class SluiceCases extends SluiceCasesContract {
    SluiceCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class SyncCases extends SyncCasesContract {
    SyncCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class TextCases extends TextCasesContract {
    TextCases(DatabaseUnderTest database) {
      super(database);
    }
  }

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
  class BelongsToForeignKeyCases extends BelongsToForeignKeyCasesContract {
    BelongsToForeignKeyCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class BulkCreateCases extends BulkCreateCasesContract {
    BulkCreateCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class CreateCases extends CreateCasesContract {
    CreateCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ContextCases extends ContextCasesContract {
    ContextCases(DatabaseUnderTest database) {
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
  class DeferrableCases extends DeferrableCasesContract {
    DeferrableCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class FindOneCases extends FindOneCasesContract {
    FindOneCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class FindOrCreateCases extends FindOrCreateCasesContract {
    FindOrCreateCases(DatabaseUnderTest database) {
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
  class HasManyCreateCases extends HasManyCreateCasesContract {
    HasManyCreateCases(DatabaseUnderTest database) {
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
  class HasManySourceKeyCases extends HasManySourceKeyCasesContract {
    HasManySourceKeyCases(DatabaseUnderTest database) {
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
  class InstanceCases extends InstanceCasesContract {
    InstanceCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class InstanceReadCases extends InstanceReadCasesContract {
    InstanceReadCases(DatabaseUnderTest database) {
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
  class BinaryKeyCases extends BinaryKeyCasesContract {
    BinaryKeyCases(DatabaseUnderTest database) {
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
  class ModelReadCases extends ModelReadCasesContract {
    ModelReadCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ModelWriteCases extends ModelWriteCasesContract {
    ModelWriteCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class RawSqlCases extends RawSqlCasesContract {
    RawSqlCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ScopeCases extends ScopeCasesContract {
    ScopeCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ScopeIncludeCases extends ScopeIncludeCasesContract {
    ScopeIncludeCases(DatabaseUnderTest database) {
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
  class ToOneSchemaCases extends ToOneSchemaCasesContract {
    ToOneSchemaCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class UpdateCases extends UpdateCasesContract {
    UpdateCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class UpsertCases extends UpsertCasesContract {
    UpsertCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class HookCases extends HookCasesContract {
    HookCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ValidationCases extends ValidationCasesContract {
    ValidationCases(DatabaseUnderTest database) {
      super(database);
    }
  }
}
