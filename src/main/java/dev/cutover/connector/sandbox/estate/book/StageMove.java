package dev.cutover.connector.sandbox.estate.book;

import java.util.Optional;

/**
 * A quantity of a line that has come into another stage. Immutable.
 *
 * @param event what says so
 * @param from the stage in which the book had it until then; empty if the order was created with it, or if the book had
 *     nothing of it that was left to move
 */
public record StageMove(BookEvent event, Optional<Stage> from, Stage to) {}
