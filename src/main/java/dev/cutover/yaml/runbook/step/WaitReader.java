package dev.cutover.yaml.runbook.step;

import dev.cutover.model.PlannedTime;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.PlannedTimeReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits until a planned time or for a duration. */
final class WaitReader {
    private static final Key<Duration> FOR = Key.optional("for", DurationReader.SPAN, "How long.");
    private static final Key<PlannedTime> UNTIL =
            Key.optional("until", PlannedTimeReader.PLANNED_TIME, "Until when, such as T+2h.");

    static final StepKind WAIT = new StepKind(
            "wait",
            "Waits until a planned time, or for a duration.",
            List.of(FOR, UNTIL),
            Optional.of(KeyRule.exactlyOne(FOR, UNTIL)),
            tableFields -> new Work.Wait(tableFields.maybe(FOR), tableFields.maybe(UNTIL)));

    private WaitReader() {}
}
