package dev.cutover.yaml.runbook;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.Threshold;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.notation.UnitReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Whole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a criterion: a threshold that is fixed before the run. */
final class CriterionReader {
    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(1);
    private static final Duration DEFAULT_EVERY = Duration.ofSeconds(10);

    /** A unit in a threshold. */
    private static final Pattern OWN_UNIT = Pattern.compile("%|\\d\\s*(?:ms|s|m|h|d)\\b");

    private static final Key<String> TITLE =
            Key.optional("title", Text.TEXT, "Its title for people; default: its name.");
    private static final Key<String> OWNER = Key.optional("owner", Text.TEXT, "Who is responsible for it.");
    private static final Key<Measure> MEASURE =
            Key.required("measure", MeasureReader.MEASURE, "Where its value comes from.");
    private static final Key<Threshold> PASS = Key.required(
            "pass",
            PassReader.PASS,
            "The threshold: '= 0', '>= 99.5 %', '<= 60 s', '<= 1.2 x baseline', 'between 1 and 5'; or that of a lane:"
                    + " { lane: high-value, threshold: routed }.");
    private static final Key<String> UNIT = Key.optional(
            "unit",
            UnitReader.UNIT,
            "The unit of its values where the threshold names none; % shows ratios as percent.");
    private static final Key<Duration> WINDOW =
            Key.optional("window", DurationReader.SPAN, "The span that a value is computed over; default 1m.");
    private static final Key<Duration> EVERY =
            Key.optional("every", DurationReader.SPAN, "How often it is sampled while it is watched; default 10s.");
    private static final Key<Long> MIN_SAMPLES =
            Key.optional("min-samples", new Whole(0, 1_000_000_000), "Fewer samples than this are no data; default 1.");

    private static final Key<String> BECAUSE = Key.optional(
            "because",
            Text.TEXT,
            "Why the threshold is what it is; `validate --strict` asks for it without a baseline.");
    static final TableShape<Criterion> CRITERION = TableShape.of(
            "criterion",
            "A pass/fail threshold written down before the run; no data is not green.",
            List.of(TITLE, OWNER, MEASURE, PASS, UNIT, WINDOW, EVERY, MIN_SAMPLES, BECAUSE),
            CriterionReader::make);

    private CriterionReader() {}

    private static boolean isPlainNumber(Threshold pass) {
        return !pass.ofBaseline() && !OWN_UNIT.matcher(pass.text()).find();
    }

    /** Shares are shown as such, also where the threshold is = 0. */
    private static String ownUnit(Measure measure, Threshold pass) {
        boolean share = measure instanceof Measure.Reconciliations reconciliations && reconciliations.isShare();
        return share && !pass.text().contains("%") ? "%" : "";
    }

    private static Criterion make(TableFields tableFields) {
        var measure = tableFields.get(MEASURE);
        var pass = tableFields.get(PASS);
        if (measure instanceof Measure.Check && !isPlainNumber(pass)) {
            tableFields.problem(PASS, "a check counts the systems that are not ready", "write pass: '= 0'");
        }
        if (measure instanceof Measure.Reconciliations reconciliations) {
            ReconciliationMeasure.checkPass(reconciliations, tableFields, PASS, pass);
        }
        if (tableFields.has(UNIT) && OWN_UNIT.matcher(pass.text()).find()) {
            tableFields.problem(UNIT, "the threshold '" + pass.text() + "' names a unit itself", "remove 'unit'");
        }
        return new Criterion(
                new CriterionId(tableFields.name()),
                tableFields.or(TITLE, tableFields.name()),
                tableFields.or(OWNER, ""),
                measure,
                pass,
                tableFields.or(UNIT, ownUnit(measure, pass)),
                tableFields.or(WINDOW, DEFAULT_WINDOW),
                tableFields.or(EVERY, DEFAULT_EVERY),
                tableFields.or(MIN_SAMPLES, 1L),
                tableFields.or(BECAUSE, ""));
    }
}
