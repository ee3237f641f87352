package io.sluice.readme;

import io.sluice.annotation.Column;
import io.sluice.annotation.Generated;
import io.sluice.annotation.Id;
import io.sluice.annotation.Table;
import io.sluice.annotation.Unique;
import io.sluice.type.Range;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

// readme: types-room
@Table("rooms")
public record Room(
    @Id @Generated Long id,
    @Unique @Column(type = "citext") String name, // 'Aula' and 'aula' are one
    @Column(type = "inet") InetAddress beamer,
    @Column(type = "interval") Duration cleaning,
    @Column(type = "hstore") Map<String, String> notes,
    @Column(type = "tsvector") String words, // as the server prints it
    Range<LocalDate> booked) {} // a daterange
// readme: end
