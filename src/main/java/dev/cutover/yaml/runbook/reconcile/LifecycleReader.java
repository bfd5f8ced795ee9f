package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.reconcile.Lifecycle;
import dev.cutover.model.reconcile.Side;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.SequenceOrMapping;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.tree.QuotedText;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stages that an order passes through: in a row, or each with those that may follow it. */
final class LifecycleReader {
    private static final Key<String> RECORDS = Key.required(
            "records", ColumnShapes.RECORDS, "The record set of both sides with a row for each change of a stage.");
    private static final Key<List<String>> PER = Key.required(
            "per",
            ColumnShapes.COLUMNS,
            "The columns that tell apart what has a history of its own; the key of the comparison comes first.");
    private static final Key<String> FROM =
            Key.optional("from", ColumnShapes.COLUMN, "The column with the stage before.");
    private static final Key<String> TO = Key.required("to", ColumnShapes.COLUMN, "The column with the stage after.");
    private static final Key<String> QUANTITY =
            Key.optional("quantity", ColumnShapes.COLUMN, "The column that says how many; default: always all.");
    private static final Key<String> AT = Key.required("at", ColumnShapes.COLUMN, "The column with the time.");

    private static final Key<Map<String, Set<String>>> NEXT = Key.required(
            "next",
            new SequenceOrMapping<>(
                    new Converted<>(ColumnShapes.STAGES, LifecycleReader::inARow),
                    ColumnShapes.by(
                            "a mapping from a stage to those that may follow it",
                            new Converted<>(ColumnShapes.STAGES, stages -> (Set<String>) new LinkedHashSet<>(stages)))),
            "The stages in a row, or each with those that may directly follow it; the first one begins every history.");
    private static final Key<List<String>> LEFT =
            Key.optional("left", ColumnShapes.STAGES, "The stages that the left side never records.");
    private static final Key<List<String>> RIGHT =
            Key.optional("right", ColumnShapes.STAGES, "The stages that the right side never records.");
    private static final Key<Map<Side, Set<String>>> UNRECORDED = Key.optional(
            "unrecorded",
            TableShape.of(
                            "unrecorded-stages",
                            "The stages that a side never records.",
                            List.of(LEFT, RIGHT),
                            LifecycleReader::unrecorded)
                    .what("the keys left and right"),
            "The stages that a side never records, so that none is missed there.");
    private static final Key<Lifecycle.History> HISTORY = Key.optional(
            "history",
            TableShape.of(
                            "stage-history",
                            "Where changes of stages are on record.",
                            List.of(RECORDS, PER, FROM, TO, QUANTITY, AT),
                            LifecycleReader::history)
                    .what("the keys of a history: records, per, from, to, quantity, at"),
            "Where changes of stages are on record; without it only the stages of the rows themselves are known.");

    private static final TableShape<Lifecycle> TABLE = TableShape.of(
                    "lifecycle",
                    "The stages that an order passes through.",
                    List.of(NEXT, UNRECORDED, HISTORY),
                    LifecycleReader::make)
            .what("the keys of a lifecycle: next, unrecorded, history");

    static final Shape<Lifecycle> LIFECYCLE = new SequenceOrMapping<>(
            new Converted<>(ColumnShapes.STAGES, stages -> new Lifecycle(inARow(stages), Map.of(), Optional.empty())),
            TABLE);

    private LifecycleReader() {}

    private static Map<String, Set<String>> inARow(List<String> stages) {
        var next = new LinkedHashMap<String, Set<String>>();
        for (int i = 0; i < stages.size(); i++) {
            next.put(stages.get(i), i + 1 < stages.size() ? Set.of(stages.get(i + 1)) : Set.of());
        }
        return next;
    }

    private static Map<Side, Set<String>> unrecorded(TableFields tableFields) {
        var stages = new EnumMap<Side, Set<String>>(Side.class);
        tableFields.maybe(LEFT).ifPresent(left -> stages.put(Side.LEFT, new LinkedHashSet<>(left)));
        tableFields.maybe(RIGHT).ifPresent(right -> stages.put(Side.RIGHT, new LinkedHashSet<>(right)));
        return stages;
    }

    private static Lifecycle.History history(TableFields tableFields) {
        return new Lifecycle.History(
                tableFields.get(RECORDS),
                ColumnShapes.once(tableFields.get(PER)),
                tableFields.maybe(FROM),
                tableFields.get(TO),
                tableFields.maybe(QUANTITY),
                tableFields.get(AT));
    }

    private static Lifecycle make(TableFields tableFields) {
        var next = tableFields.get(NEXT);
        var unrecorded = tableFields.or(UNRECORDED, Map.of());
        next.values().forEach(stages -> known(stages, next, NEXT, tableFields));
        unrecorded.values().forEach(stages -> known(stages, next, UNRECORDED, tableFields));
        return new Lifecycle(next, unrecorded, tableFields.maybe(HISTORY));
    }

    private static void known(
            Collection<String> stages, Map<String, Set<String>> next, Key<?> key, TableFields tableFields) {
        stages.stream()
                .filter(stage -> !next.containsKey(stage))
                .distinct()
                .forEach(stage -> tableFields.problem(
                        key,
                        "the stage " + QuotedText.name(stage) + " is not among those of next",
                        Suggestion.hint(stage, next.keySet(), "stages")));
    }
}
