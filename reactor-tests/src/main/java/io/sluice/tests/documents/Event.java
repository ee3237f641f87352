package io.sluice.tests.documents;

import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Json;
import io.sluice.annotation.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event, with documents of all kinds. */
@Table("events")
public record Event(
    @Id @Generated @Nullable Long id,
    String title,
    @Json @Nullable Map<String, Object> data,
    @Json @Nullable Employee employee,
    @Json @Nullable List<Integer> numbers,
    @Json @Nullable JsonNode node,
    @Json @Nullable String raw)
    implements Event_.With {}
