package io.sluice.readme;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Json;
import io.sluice.annotation.Table;
import java.util.List;
import java.util.Map;

// readme: types-ticket
@Table("tickets")
public record Ticket(
    @Id @Generated Long id,
    @Json Details details, // a record, a class, whatever Jackson knows
    @Json Map<String, Object> extra,
    @Json String raw) { // the JSON text itself, for which no library is needed

  public record Details(String title, List<String> tags, Integer priority) {}
}
// readme: end
