package dev.cutover.spi.sums;

/** A column of a record set, by its own name there, and the form in which its values are written. */
public record SumColumn(String name, SumForm form) {}
