package dev.cutover.yaml.runbook;

import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Words;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps criteria under watch for a while. */
final class ObserveReader {
    private static final Key<List<CriterionId>> CRITERIA =
            Key.required("criteria", Refs.CRITERIA, "The criteria that are watched.");
    private static final Key<Duration> FOR = Key.required("for", DurationReader.SPAN, "How long.");
    private static final Key<Duration> EVERY =
            Key.optional("every", DurationReader.SPAN, "How often; default: as each criterion says.");
    private static final Key<Duration> TOLERATE =
            Key.optional("tolerate", DurationReader.DURATION, "How long a breach may last; default 0s.");
    private static final Key<OnBreach> ON_BREACH =
            Key.optional("on-breach", onBreach(), "What a breach does: rollback, or hold, the default.");

    static final Kind OBSERVE = new Kind(
            "observe",
            "Keeps criteria under watch for a duration, then passes or fails.",
            List.of(CRITERIA, FOR, EVERY, TOLERATE, ON_BREACH),
            ObserveReader::make);

    private ObserveReader() {}

    private static Work make(Fields fields) {
        Duration tolerated = fields.or(TOLERATE, Duration.ZERO);
        if (tolerated.compareTo(fields.get(FOR)) >= 0) {
            fields.problem(
                    TOLERATE, "a breach may last as long as the whole observation", "tolerate less, or observe longer");
        }
        return new Work.Observe(
                Refs.once(fields.get(CRITERIA)),
                fields.get(FOR),
                fields.maybe(EVERY),
                tolerated,
                fields.or(ON_BREACH, OnBreach.HOLD));
    }

    /** An observation has no ramp to step back on. */
    private static Words<OnBreach> onBreach() {
        Map<String, OnBreach> words = new LinkedHashMap<>();
        words.put(OnBreach.HOLD.word(), OnBreach.HOLD);
        words.put(OnBreach.ROLLBACK.word(), OnBreach.ROLLBACK);
        return new Words<>(words);
    }
}
