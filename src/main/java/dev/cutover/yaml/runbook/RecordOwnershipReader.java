package dev.cutover.yaml.runbook;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Names;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.Shown;
import java.util.ArrayList;
import java.util.List;

/** Who owns an artifact's records, before and after. */
final class RecordOwnershipReader {
    private static final List<String> WORDS = List.of("newest", "either");

    private static final Key<SystemId> BEFORE =
            Key.required("before", Refs.SYSTEM, "The system that owns it before the cutover.");
    private static final Key<SystemId> AFTER =
            Key.required("after", Refs.SYSTEM, "The system that owns it after the cutover.");
    private static final Key<String> ON_ROLLBACK = Key.optional(
            "on-rollback",
            Text.TEXT,
            "Who wins while rolling back: a system, newest or either; needed where ownership moves.");

    static final Table<RecordOwnership> OWNERSHIP = Table.of(
            "system-of-record",
            "Which system owns an artifact before and after, and who wins while rolling back.",
            List.of(BEFORE, AFTER, ON_ROLLBACK),
            fields -> {
                var made = new RecordOwnership(
                        fields.name(), fields.get(BEFORE), fields.get(AFTER), fields.or(ON_ROLLBACK, ""));
                boolean moves = !made.before().equals(made.after());
                if (moves && !fields.has(ON_ROLLBACK)) {
                    fields.problem(
                            "it moves from " + made.before() + " to " + made.after()
                                    + ", and nothing says who wins while rolling back",
                            "add on-rollback: " + made.before() + ", newest or either");
                }
                if (fields.maybe(ON_ROLLBACK).isPresent()) {
                    checkWinner(fields, made.onRollback());
                }
                return made;
            });

    private RecordOwnershipReader() {}

    private static void checkWinner(Fields fields, String winner) {
        var known = new ArrayList<>(WORDS);
        known.addAll(fields.names().of(Names.Kind.SYSTEM));
        if (!known.contains(winner)) {
            fields.problem(
                    ON_ROLLBACK,
                    Shown.name(winner) + " is neither a system, newest nor either",
                    Suggestion.hint(winner, known, "winners"));
        }
    }
}
