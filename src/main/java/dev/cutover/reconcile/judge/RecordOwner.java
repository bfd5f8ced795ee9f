package dev.cutover.reconcile.judge;

import dev.cutover.reconcile.row.KeyGroup;
import dev.cutover.run.comparison.Discrepancy;
import java.util.Optional;

/** Knows which system is right about a difference. Stateless, and so thread-safe. */
@FunctionalInterface
public interface RecordOwner {
    /** Where nobody has said who is right. */
    RecordOwner UNKNOWN = (group, problem) -> Optional.empty();

    /** The system that is right about it, as people call it. Asked for samples alone. */
    Optional<String> of(KeyGroup group, Discrepancy problem);
}
