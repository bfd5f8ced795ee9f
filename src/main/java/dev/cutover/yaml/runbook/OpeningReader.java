package dev.cutover.yaml.runbook;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.WordShape;
import java.time.Duration;
import java.util.List;

/** Reads what a rollback does where the old platform cannot be opened. */
final class OpeningReader {
    private static final Key<Duration> WITHIN = Key.optional(
            "within",
            DurationReader.SPAN,
            "How long the old platform may take to open, from the decision on; 5m where it is left out.");
    private static final Key<RollbackProcedure.Otherwise> ELSE = Key.optional(
            "else",
            WordShape.of(RollbackProcedure.Otherwise.values(), RollbackProcedure.Otherwise::written),
            "What happens if it is not open by then: ask people, traffic-first or park; ask where it is left out.");

    static final TableShape<Opening> OPENING = TableShape.of(
                    "open",
                    "What a rollback does where the old platform cannot be opened.",
                    List.of(WITHIN, ELSE),
                    tableFields -> new Opening(
                            tableFields.or(WITHIN, Opening.DEFAULT.within()),
                            tableFields.or(ELSE, Opening.DEFAULT.otherwise())))
            .what("the keys of open: within, else");

    private OpeningReader() {}
}
