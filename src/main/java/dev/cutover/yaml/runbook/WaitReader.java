package dev.cutover.yaml.runbook;

import dev.cutover.model.PlannedTime;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.PlannedTimeReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Waits until a planned time or for a duration. */
final class WaitReader {
    private static final Key<Duration> FOR = Key.optional("for", DurationReader.SPAN, "How long.");
    private static final Key<PlannedTime> UNTIL =
            Key.optional("until", PlannedTimeReader.PLANNED_TIME, "Until when, such as T+2h.");

    static final Kind WAIT = new Kind(
            "wait",
            "Waits until a planned time, or for a duration.",
            List.of(FOR, UNTIL),
            Optional.of(Rule.exactlyOne(FOR, UNTIL)),
            fields -> new Work.Wait(fields.maybe(FOR), fields.maybe(UNTIL)));

    private WaitReader() {}
}
