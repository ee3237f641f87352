package io.sluice.readme;

import io.sluice.annotation.Convert;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.type.Converter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

// readme: types-shipment
@Table("shipments")
public record Shipment(
    @Id @Generated ShipmentId id, // a bigint that the database makes
    Address receiver, // a text
    Duration travel, // a bigint of nanoseconds
    ZoneId zone, // a text
    @Convert(Route.class) List<String> stops) { // a text

  public record ShipmentId(Long value) {}

  public record Address(String email) {
    public Address {
      if (!email.contains("@")) {
        throw new IllegalArgumentException(email + " is no address");
      }
    }
  }

  public static final class Route implements Converter<List<String>, String> {
    @Override
    public String toColumn(List<String> stops) {
      return stops.stream().collect(Collectors.joining(" > "));
    }

    @Override
    public List<String> toAttribute(String column) {
      return Arrays.asList(column.split(" > "));
    }
  }
}
// readme: end
