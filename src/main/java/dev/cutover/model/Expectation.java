package dev.cutover.model;

/**
 * What a rehearsal must come to.
 *
 * @param name {@code outcome}, {@code restore}, {@code left-undone}, or a metric's or criterion's name
 * @param value as written; a threshold where {@code name} is measured
 */
public record Expectation(String name, String value) {}
