package dev.cutover.connector.sandbox.estate.audit;

import java.util.List;

/**
 * An invariant that is not true in some lines. Immutable.
 *
 * @param lines how many, at least 1
 * @param isAtLeast whether there may be more
 * @param examples the first ten of them, such as {@code SO-000014863365/2}
 */
public record AuditFinding(Invariant invariant, long lines, boolean isAtLeast, List<String> examples) {
    public AuditFinding {
        examples = List.copyOf(examples);
    }

    /** In words, with the number. */
    public String words() {
        return invariant.violatedBy(lines, isAtLeast);
    }
}
