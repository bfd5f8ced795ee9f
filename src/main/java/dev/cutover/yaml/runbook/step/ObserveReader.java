package dev.cutover.yaml.runbook.step;

import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.WordShape;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an observation. */
final class ObserveReader {
    private static final Key<List<CriterionId>> CRITERIA =
            Key.required("criteria", NameReferences.CRITERIA, "The criteria that are watched.");
    private static final Key<Duration> FOR = Key.required("for", DurationReader.SPAN, "How long.");
    private static final Key<Duration> EVERY =
            Key.optional("every", DurationReader.SPAN, "How often; default: as each criterion says.");
    private static final Key<Duration> TOLERATE =
            Key.optional("tolerate", DurationReader.DURATION, "How long a breach may last; default 0s.");
    private static final Key<OnBreach> ON_BREACH =
            Key.optional("on-breach", onBreach(), "What a breach does: rollback, or hold, the default.");

    static final StepKind OBSERVE = new StepKind(
            "observe",
            "Watches criteria for a duration, then passes or fails.",
            List.of(CRITERIA, FOR, EVERY, TOLERATE, ON_BREACH),
            ObserveReader::make);

    private ObserveReader() {}

    private static Work make(TableFields tableFields) {
        Duration tolerated = tableFields.or(TOLERATE, Duration.ZERO);
        if (tolerated.compareTo(tableFields.get(FOR)) >= 0) {
            tableFields.problem(
                    TOLERATE, "a breach may last as long as the whole observation", "tolerate less, or observe longer");
        }
        return new Work.Observe(
                NameReferences.once(tableFields.get(CRITERIA)),
                tableFields.get(FOR),
                tableFields.maybe(EVERY),
                tolerated,
                tableFields.or(ON_BREACH, OnBreach.HOLD));
    }

    /** An observation has no ramp to step back on. */
    private static WordShape<OnBreach> onBreach() {
        Map<String, OnBreach> words = new LinkedHashMap<>();
        words.put(OnBreach.HOLD.word(), OnBreach.HOLD);
        words.put(OnBreach.ROLLBACK.word(), OnBreach.ROLLBACK);
        return new WordShape<>(words);
    }
}
