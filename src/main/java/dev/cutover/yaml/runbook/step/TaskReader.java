package dev.cutover.yaml.runbook.step;

import dev.cutover.model.RoleId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.Optional;

/** Something that a person does. */
final class TaskReader {
    private static final String DOC = "Something that a person does; they answer done or not-done.";
    private static final Key<RoleId> BY = Key.required("by", NameReferences.ROLE, "The role that does it.");
    private static final Key<List<String>> DO =
            Key.optional("do", ListOf.some(Text.TEXT, "a list of things to do"), "A checklist.");
    private static final Key<Undo.ByHand> UNDO =
            Key.optional("undo", HandUndoReader.UNDO, "How a person undoes it: a text, or do: with the text and when.");

    static final StepKind TASK = new StepKind(
            "task",
            DOC,
            List.of(BY, DO, UNDO, SafetyReader.FREEZE),
            tableFields -> new Work.Task(tableFields.get(BY), tableFields.or(DO, List.of()), tableFields.maybe(UNDO)));

    /** A rollback step has no undo. */
    static final StepKind OF_ROLLBACK = new StepKind(
            "task",
            DOC,
            List.of(BY, DO),
            tableFields -> new Work.Task(tableFields.get(BY), tableFields.or(DO, List.of()), Optional.empty()));

    private TaskReader() {}
}
