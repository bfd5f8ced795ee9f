package dev.cutover.report.content;

/**
 * Which system owns an artifact. Immutable.
 *
 * @param onRollback who owns it while rolling back; empty if nothing moves
 */
public record OwnershipRow(String artifact, String before, String after, String onRollback) {}
