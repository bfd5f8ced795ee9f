package dev.cutover.report.content;

import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.Optional;

/**
 * One step as it was planned and as it was. Immutable.
 *
 * @param phase empty for a step that the runbook lacks
 * @param kind the key of the runbook language, such as {@code shift}; empty where it is unknown
 * @param people whom it needed: roles with their people; may be empty
 * @param planned empty where the runbook cannot be read
 * @param actual from the begin of its first attempt to its end, or to the time of the report if it has not ended; empty
 *     if it was never begun
 * @param underWay whether it has begun and not ended
 * @param waited how much of it was spent waiting for people
 * @param held how much of the rest the run was held
 * @param worked what remains: the time of machines, soaks and waits
 * @param late how much later than planned it ended, negative if earlier; empty if it has not ended, or has no plan
 * @param state in words, such as {@code done by hand}
 * @param attempts how often it was tried
 * @param critical whether the planned end depended on it
 * @param why it failed or was skipped; may be empty
 */
public record TimelineRow(
        String phase,
        String step,
        String title,
        String kind,
        String people,
        Optional<TimeSpan> planned,
        Optional<TimeSpan> actual,
        boolean underWay,
        Duration waited,
        Duration held,
        Duration worked,
        Optional<Duration> late,
        String state,
        Tone tone,
        int attempts,
        boolean critical,
        String why) {}
