package dev.cutover.model;

/**
 * Which system owns an artifact, such as {@code order-status}, before and after the cutover, and who wins while rolling
 * back.
 *
 * @param onRollback a system's name, {@code newest} or {@code either}; empty if nothing moves
 */
public record RecordOwnership(String artifact, SystemId before, SystemId after, String onRollback) {}
