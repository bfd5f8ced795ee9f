package dev.cutover.yaml.runbook.step;

import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.SettingsShape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.Map;

/** Calls a named operation of a system. */
final class ActionReader {
    private static final String DOC = "Calls a named operation of a system.";
    private static final Key<SystemId> SYSTEM =
            Key.required("system", NameReferences.SYSTEM, "The system that is called.");
    private static final Key<String> CALL = Key.required("call", Text.TEXT, "The operation.");
    private static final Key<Map<String, Object>> WITH =
            Key.optional("with", SettingsShape.SETTINGS, "Parameters of the operation.");
    private static final Key<Verify> VERIFY =
            Key.optional("verify", VerifyReader.VERIFY, "How its effect is verified.");

    static final StepKind ACTION = new StepKind(
            "action",
            DOC,
            List.of(SYSTEM, CALL, WITH, UndoReader.KEY, UndoReader.BECAUSE, VERIFY, SafetyReader.FREEZE),
            tableFields -> make(tableFields, UndoReader.of(tableFields)));

    /** A rollback step has no undo. */
    static final StepKind OF_ROLLBACK = new StepKind(
            "action",
            DOC,
            List.of(SYSTEM, CALL, WITH, VERIFY),
            tableFields -> make(tableFields, new Undo.None("it is part of the rollback")));

    private ActionReader() {}

    private static Work make(TableFields tableFields, Undo undo) {
        return new Work.Action(
                tableFields.get(SYSTEM),
                tableFields.get(CALL),
                tableFields.or(WITH, Map.of()),
                undo,
                tableFields.maybe(VERIFY));
    }
}
