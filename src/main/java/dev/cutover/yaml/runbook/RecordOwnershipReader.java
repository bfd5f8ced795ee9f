package dev.cutover.yaml.runbook;

import dev.cutover.model.RecordOwnership;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.WordShape;
import dev.cutover.yaml.tree.QuotedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who owns an artifact's records, before and after. */
final class RecordOwnershipReader {
    private static final List<String> WORDS = List.of("newest", "either");

    private static final Key<SystemId> BEFORE =
            Key.required("before", NameReferences.SYSTEM, "The system that owns it before the cutover.");
    private static final Key<SystemId> AFTER =
            Key.required("after", NameReferences.SYSTEM, "The system that owns it after the cutover.");
    private static final Key<String> ON_ROLLBACK = Key.optional(
            "on-rollback",
            Text.TEXT,
            "Whose records win during a rollback: a system, newest or either; required where ownership moves.");
    private static final Key<Boolean> WRITERS = Key.optional(
            "writers",
            new WordShape<>(Map.of("one", true)),
            "one if the two must never write at once: a rollback opens the one before only after the other is fenced.");

    static final TableShape<RecordOwnership> OWNERSHIP = TableShape.of(
            "system-of-record",
            "Which system owns an artifact before and after, and whose records win during a rollback.",
            List.of(BEFORE, AFTER, ON_ROLLBACK, WRITERS),
            tableFields -> {
                var made = new RecordOwnership(
                        tableFields.name(),
                        tableFields.get(BEFORE),
                        tableFields.get(AFTER),
                        tableFields.or(ON_ROLLBACK, ""),
                        tableFields.or(WRITERS, false));
                boolean moves = !made.before().equals(made.after());
                if (moves && !tableFields.has(ON_ROLLBACK)) {
                    tableFields.problem(
                            "it moves from " + made.before() + " to " + made.after()
                                    + ", and nothing says whose records win during a rollback",
                            "add on-rollback: " + made.before() + ", newest or either");
                }
                if (tableFields.maybe(ON_ROLLBACK).isPresent()) {
                    checkWinner(tableFields, made.onRollback());
                }
                return made;
            });

    private RecordOwnershipReader() {}

    private static void checkWinner(TableFields tableFields, String winner) {
        var known = new ArrayList<>(WORDS);
        known.addAll(tableFields.names().of(DeclaredNames.Kind.SYSTEM));
        if (!known.contains(winner)) {
            tableFields.problem(
                    ON_ROLLBACK,
                    QuotedText.name(winner) + " is neither a system, newest nor either",
                    Suggestion.hint(winner, known, "winners"));
        }
    }
}
