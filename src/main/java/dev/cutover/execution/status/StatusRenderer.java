package dev.cutover.execution.status;

import dev.cutover.control.StatusQuestion;
import dev.cutover.query.StatusSnapshot;

/** Writes a status as the command would print it where it was asked for. Stateless and thread-safe. */
@FunctionalInterface
public interface StatusRenderer {
    String render(StatusSnapshot statusSnapshot, StatusQuestion question);
}
