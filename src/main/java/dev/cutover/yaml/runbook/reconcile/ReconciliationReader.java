package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.DifferenceClass;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Limit;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.RecordInput;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.Total;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Whole;
import dev.cutover.yaml.tree.QuotedText;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is compared, how, and what passes: the own keys of a step of the kind {@code reconcile}. Stateless and
 * thread-safe.
 */
public final class ReconciliationReader {
    private static final Duration SECOND_LOOK = Duration.ofMinutes(1);
    private static final int MOST_LOOKS = 20;

    private static final Key<RecordInput> LEFT =
            Key.required("left", RecordInputReader.INPUT, "One side; by convention the old platform.");
    private static final Key<RecordInput> RIGHT = Key.required("right", RecordInputReader.INPUT, "The other side.");
    private static final Key<List<String>> KEY = Key.required(
            "key",
            ColumnShapes.COLUMNS,
            "The columns that tell rows apart, by their common names. Keys are texts: 007 is not 7.");
    private static final Key<Map<String, ColumnRule>> COMPARE = Key.optional(
            "compare",
            ColumnShapes.by("a mapping from columns to rules", ColumnRuleReader.RULE),
            "How columns are compared: exact, number, time, by-type, ignore, or a mapping. All other columns that both"
                    + " sides have are compared by their types.");
    private static final Key<Map<String, String>> OF_RECORD = Key.optional(
            "of-record",
            ColumnShapes.by("a mapping from columns to artifacts", new Text("an artifact of systems-of-record")),
            "The artifact of systems-of-record that a column belongs to: a difference names the side that is right.");
    private static final Key<StageMatrix> MATRIX = Key.optional(
            "matrix", StageMatrixReader.MATRIX, "What a stage on the left beside a stage on the right means.");
    private static final Key<Lifecycle> LIFECYCLE = Key.optional(
            "lifecycle",
            LifecycleReader.LIFECYCLE,
            "The stages that an order passes through, in a row or as a mapping.");
    private static final Key<List<Total>> TOTALS =
            Key.optional("totals", AmountReaders.TOTALS, "Counts and sums that both sides must agree on, per segment.");
    private static final Key<List<Account>> ACCOUNTS = Key.optional(
            "accounts", AmountReaders.ACCOUNTS, "Equations that must hold for each order, on each side by itself.");
    private static final Key<Duration> SETTLE_AGE = Key.optional(
            "settle-age",
            DurationReader.DURATION,
            "Rows that changed less than this before they were read are moving, not wrong.");
    private static final Key<String> CHANGED = Key.optional(
            "changed", ColumnShapes.COLUMN, "The column that says when a row changed; default updated_at.");
    private static final Key<Duration> SECOND_LOOK_KEY = Key.optional(
            "second-look",
            DurationReader.DURATION,
            "How long after a look the suspects are read again; default settle-age, at least 1m.");
    private static final Key<Long> LOOKS = Key.optional(
            "looks",
            new Whole(1, MOST_LOOKS),
            "How often it looks at most; default 4. What was another one at each look has never settled.");
    private static final Key<Map<DifferenceClass, String>> BUCKETS = Key.optional(
            "buckets",
            ClassOwnersReader.OWNERS,
            "Who owns which differences: they are sorted into classes by fixed rules, and counted by class.");
    private static final Key<Map<Figure, Limit>> PASS = Key.optional(
            "pass",
            FigureLimitsReader.LIMITS,
            "What passes, by figure; default: every figure must be 0. What could not be read never passes.");

    /** All of them, in the order of the documentation. */
    public static final List<Key<?>> KEYS = List.of(
            LEFT,
            RIGHT,
            KEY,
            COMPARE,
            OF_RECORD,
            MATRIX,
            LIFECYCLE,
            TOTALS,
            ACCOUNTS,
            SETTLE_AGE,
            CHANGED,
            SECOND_LOOK_KEY,
            LOOKS,
            BUCKETS,
            PASS);

    private ReconciliationReader() {}

    /** What they say together. */
    public static Reconciliation make(TableFields tableFields) {
        var left = tableFields.get(LEFT);
        var right = tableFields.get(RIGHT);
        var key = ColumnShapes.once(tableFields.get(KEY));
        var compare = tableFields.or(COMPARE, Map.of());
        if (left.system().equals(right.system()) && left.records().equals(right.records())) {
            tableFields.problem(RIGHT, "both sides are the same record set", "name the other platform's");
        }
        key.stream()
                .filter(compare::containsKey)
                .forEach(column -> tableFields.problem(
                        COMPARE,
                        QuotedText.name(column) + " is in the key, and keys are compared by their bytes",
                        "leave its rule out"));
        return new Reconciliation(
                left,
                right,
                key,
                compare,
                looks(tableFields),
                checks(tableFields),
                tableFields.or(PASS, Map.of()),
                tableFields.or(BUCKETS, Map.of()));
    }

    private static Looks looks(TableFields tableFields) {
        var settleAge = tableFields.maybe(SETTLE_AGE);
        int limit = tableFields.maybe(LOOKS).map(Long::intValue).orElse(Looks.LIMIT);
        if (limit == 1 && tableFields.has(SECOND_LOOK_KEY)) {
            tableFields.problem(SECOND_LOOK_KEY, "there is no second look with looks: 1", "leave one of them out");
        }
        var usual = settleAge.filter(age -> age.compareTo(SECOND_LOOK) > 0).orElse(SECOND_LOOK);
        return new Looks(
                settleAge,
                tableFields.or(CHANGED, Looks.CHANGED),
                limit == 1 ? Duration.ZERO : tableFields.or(SECOND_LOOK_KEY, usual),
                limit);
    }

    private static Reconciliation.Checks checks(TableFields tableFields) {
        return new Reconciliation.Checks(
                tableFields.maybe(MATRIX),
                tableFields.maybe(LIFECYCLE),
                tableFields.or(TOTALS, List.of()),
                tableFields.or(ACCOUNTS, List.of()),
                tableFields.or(OF_RECORD, Map.of()));
    }
}
