package dev.cutover.run.comparison;

/**
 * How many keys are in a pair of stages, in a segment.
 *
 * @param segment as text, such as {@code region=us-east}; empty for all
 * @param meaning {@code agree}, {@code allowed}, {@code exception} or {@code critical}
 */
public record StagePair(String segment, String left, String right, String meaning, long keys) {}
