package dev.cutover.reconcile.stage;

import dev.cutover.run.comparison.ProblemKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something is wrong with the history of a part on one side. Immutable.
 *
 * @param stage that was skipped, repeated, or came at the wrong place
 * @param way what was recorded, such as {@code routed -> packed}
 */
record HistoryProblem(ProblemKind kind, List<@Nullable String> part, String stage, String way) {}
