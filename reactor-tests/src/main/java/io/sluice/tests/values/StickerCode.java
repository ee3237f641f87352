package io.sluice.tests.values;

/** A key that is a text. */
public record StickerCode(String value) {}
