package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.Threshold;
import dev.cutover.model.reconcile.Figure;
import dev.cutover.model.reconcile.Limit;
import dev.cutover.yaml.notation.ThresholdReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures that have a limit. */
final class FigureLimitsReader {
    private static final Map<Figure, Key<Threshold>> KEYS = keys();

    static final TableShape<Map<Figure, Limit>> LIMITS = TableShape.of(
                    "figure-limits",
                    "What the figures of the comparison must be, so that it passes.",
                    new ArrayList<Key<?>>(KEYS.values()),
                    FigureLimitsReader::make)
            .what("a mapping from figures to limits, such as mismatch-rate: \"<= 0.5 %\"");

    private FigureLimitsReader() {}

    private static Map<Figure, Key<Threshold>> keys() {
        var keys = new LinkedHashMap<Figure, Key<Threshold>>();
        for (var figure : Figure.values()) {
            keys.put(figure, Key.optional(figure.toString(), ThresholdReader.THRESHOLD, doc(figure)));
        }
        return keys;
    }

    private static String doc(Figure figure) {
        return switch (figure) {
            case MISMATCH_RATE -> "Keys with a confirmed finding, as a share of the keys compared.";
            case DIFFERENT -> "Keys with other values.";
            case MISSING -> "Keys that one of the sides lacks.";
            case MISSING_LEFT -> "Keys that the left side lacks.";
            case MISSING_RIGHT -> "Keys that the right side lacks.";
            case DUPLICATES -> "Keys that one of the sides has more than once.";
            case DUPLICATE_SHIPMENTS ->
                "Pieces of a line that a side has shipped more than once, by the record set shipments of both sides.";
            case NEVER_SETTLED -> "Keys that were other ones at each look.";
            case MOVING_RATE -> "Moving keys as a share of all keys; above 5 % nothing passes.";
            case CRITICAL -> "Keys whose pair of stages is critical.";
            case EXCEPTIONS -> "Keys whose pair of stages is an exception.";
            case LIFECYCLE -> "Histories with a skipped, repeated, disordered or impossible transition.";
            case UNBALANCED -> "Accounts that do not add up on one of the sides.";
            case TOTALS -> "Totals on which the sides do not agree.";
            case MONEY_DIFFERENCE ->
                "The sum of the differences of the amounts that totals name by currency, else of the decimal columns; a limit"
                        + " holds for each currency by itself.";
        };
    }

    private static Map<Figure, Limit> make(TableFields tableFields) {
        var limits = new LinkedHashMap<Figure, Limit>();
        KEYS.forEach((figure, key) -> tableFields.maybe(key).ifPresent(limit -> {
            if (limit.ofBaseline()) {
                tableFields.problem(key, "a comparison has no baseline", "write a limit such as \"= 0\"");
            }
            limits.put(figure, limit);
        }));
        if (List.copyOf(limits.keySet()).isEmpty()) {
            tableFields.problem("no figure has a limit here", "leave pass: out, and every figure must be 0");
        }
        return limits;
    }
}
