package dev.cutover.yaml.runbook;

import dev.cutover.model.Measure;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.Whole;
import dev.cutover.yaml.shape.WordShape;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of a measure that is a figure of a reconciliation. */
final class ReconciliationMeasure {
    private static final Pattern NO_PLAIN_NUMBER = Pattern.compile("\\d\\s*(?:ms|s|m|h|d)\\b");

    static final Key<StepId> RECONCILE = Key.optional(
            "reconcile",
            NameReferences.STEP,
            "The reconcile step whose last result is judged; of this run, or of another one of this runbook.");
    private static final Key<Optional<Figure>> OF = Key.optional(
            "of",
            new WordShape<>(words()),
            "Which figure of the reconciliation; shrinking: how many of the last ones have no lower mismatch rate than"
                    + " the one before, where 0 after 0 counts as lower.");
    private static final Key<Long> OVER = Key.optional(
            "over",
            new Whole(2, 100),
            "Over how many reconciliations it has to shrink; default " + Measure.Reconciliations.OVER + ".");
    private static final Key<Duration> WITHIN =
            Key.optional("within", DurationReader.SPAN, "How old a reconciliation may be to count.");

    static final List<Key<?>> KEYS = List.of(RECONCILE, OF, OVER, WITHIN);

    private ReconciliationMeasure() {}

    private static Map<String, Optional<Figure>> words() {
        var words = new LinkedHashMap<String, Optional<Figure>>();
        for (Figure figure : Figure.values()) {
            words.put(figure.toString(), Optional.of(figure));
        }
        words.put(Measure.Reconciliations.SHRINKING, Optional.empty());
        return words;
    }

    static Measure make(TableFields tableFields) {
        if (!tableFields.has(OF)) {
            tableFields.problem("it does not say which figure of the reconciliation", "add of: mismatch-rate");
        }
        if (!tableFields.has(WITHIN)) {
            tableFields.problem("it does not say how old the reconciliation may be", "add within: 24h");
        }
        var figure = tableFields.or(OF, Optional.of(Figure.MISMATCH_RATE));
        if (tableFields.has(OVER) && figure.isPresent()) {
            tableFields.problem(OVER, "only 'of: shrinking' looks at more than the last reconciliation", "remove over");
        }
        int over = figure.isPresent() ? 1 : Math.toIntExact(tableFields.or(OVER, (long) Measure.Reconciliations.OVER));
        return new Measure.Reconciliations(
                tableFields.or(RECONCILE, StepId.NONE), figure, over, tableFields.or(WITHIN, Duration.ZERO));
    }

    /** These keys say nothing of another measure. */
    static void refuse(TableFields tableFields) {
        for (Key<?> key : List.of(OF, OVER, WITHIN)) {
            if (tableFields.has(key)) {
                tableFields.problem(
                        key, "'" + key.name() + "' is said of a reconciliation", "add reconcile: and its step");
            }
        }
    }

    /** The threshold has the unit of the figure; other measures are not looked at. */
    static void checkPass(Measure measure, TableFields tableFields, Key<Threshold> key, Threshold pass) {
        if (measure instanceof Measure.Reconciliations reconciliations) {
            checkUnit(reconciliations, tableFields, key, pass);
        }
    }

    private static void checkUnit(
            Measure.Reconciliations reconciliations, TableFields tableFields, Key<Threshold> key, Threshold pass) {
        if (pass.ofBaseline()) {
            tableFields.problem(key, "a reconciliation has no baseline", "write a number, such as pass: '= 0'");
        } else if (NO_PLAIN_NUMBER.matcher(pass.text()).find()) {
            tableFields.problem(key, "a reconciliation measures no time", "write a number, such as pass: '= 0'");
        } else if (reconciliations.isShare() && !pass.text().contains("%") && !isZero(pass)) {
            tableFields.problem(
                    key,
                    "'" + reconciliations.of() + "' is a share, and '" + pass.text() + "' is none",
                    "write it in percent, such as pass: '<= 0.5 %'");
        } else if (!reconciliations.isShare() && pass.text().contains("%")) {
            tableFields.problem(
                    key,
                    "'" + reconciliations.of() + "' is no share",
                    "write a plain number, such as pass: '= 0', or measure mismatch-rate");
        }
    }

    private static boolean isZero(Threshold pass) {
        return pass.bound() == 0 && pass.upper() == 0;
    }
}
