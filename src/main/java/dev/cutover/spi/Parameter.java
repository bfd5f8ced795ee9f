package dev.cutover.spi;

/** Something that an operation or a connector's settings take. */
public record Parameter(String name, boolean required, String description) {}
