package io.sluice.tests.contract;

import io.sluice.tests.DatabaseUnderTest;
import org.junit.jupiter.api.Nested;

/** All contracts of types of attributes, each a nested class. */
abstract class AllTypeContracts {
  @Nested
  class ConvertedValue extends ConvertedValueContract {
    ConvertedValue(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class EmbeddedRecords extends EmbeddedContract {
    EmbeddedRecords(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class DataTypeCases extends DataTypeCasesContract {
    DataTypeCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Json extends JsonContract {
    Json(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class JsonCases extends JsonCasesContract {
    JsonCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Lists extends ListContract {
    Lists(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class NativeEnum extends NativeEnumContract {
    NativeEnum(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class ReadOnlyColumn extends ReadOnlyColumnContract {
    ReadOnlyColumn(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class NativeType extends NativeTypeContract {
    NativeType(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class NativeTypeCases extends NativeTypeCasesContract {
    NativeTypeCases(DatabaseUnderTest database) {
      super(database);
    }
  }

  @Nested
  class Ranges extends RangeContract {
    Ranges(DatabaseUnderTest database) {
      super(database);
    }
  }
}
