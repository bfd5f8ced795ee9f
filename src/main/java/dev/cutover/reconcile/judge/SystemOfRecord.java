package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.Problem;
import java.util.Optional;

/** Says who is right about a problem. Stateless, and so thread-safe. */
@FunctionalInterface
public interface SystemOfRecord {
    /** Nobody says who is right. */
    SystemOfRecord UNKNOWN = (group, problem) -> Optional.empty();

    /** The system that owns what the problem is about; or why it is not one of them, in a few words; or empty. */
    Optional<String> of(KeyGroup group, Problem problem);
}
