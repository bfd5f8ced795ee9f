package dev.cutover.yaml.runbook;

import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Settings;
import dev.cutover.yaml.shape.Text;
import java.util.List;
import java.util.Map;

/** Calls a named operation of a system. */
final class ActionReader {
    private static final String DOC = "Calls a named operation of a system.";
    private static final Key<SystemId> SYSTEM = Key.required("system", Refs.SYSTEM, "The system that is called.");
    private static final Key<String> CALL = Key.required("call", Text.TEXT, "The operation.");
    private static final Key<Map<String, Object>> WITH =
            Key.optional("with", Settings.SETTINGS, "Parameters of the operation.");
    private static final Key<Verify> VERIFY =
            Key.optional("verify", VerifyReader.VERIFY, "How to see whether it took.");

    static final Kind ACTION = new Kind(
            "action",
            DOC,
            List.of(SYSTEM, CALL, WITH, UndoReader.KEY, UndoReader.BECAUSE, VERIFY),
            fields -> make(fields, UndoReader.of(fields)));

    /** On the way back nothing is undone again. */
    static final Kind OF_ROLLBACK = new Kind(
            "action",
            DOC,
            List.of(SYSTEM, CALL, WITH, VERIFY),
            fields -> make(fields, new Undo.None("it is part of the rollback")));

    private ActionReader() {}

    private static Work make(Fields fields, Undo undo) {
        return new Work.Action(
                fields.get(SYSTEM), fields.get(CALL), fields.or(WITH, Map.of()), undo, fields.maybe(VERIFY));
    }
}
