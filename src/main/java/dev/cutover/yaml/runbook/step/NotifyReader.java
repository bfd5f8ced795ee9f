package dev.cutover.yaml.runbook.step;

import dev.cutover.model.RoleId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Text;
import java.util.List;

/** Sends a message to roles. */
final class NotifyReader {
    private static final Key<List<RoleId>> TO = Key.required("to", NameReferences.ROLES, "The roles that get it.");
    private static final Key<String> MESSAGE = Key.required("message", Text.TEXT, "What it says.");
    static final Key<SystemId> VIA = Key.optional(
            "via", NameReferences.SYSTEM, "The system that delivers it; without it, the message is shown and kept.");

    static final StepKind NOTIFY = new StepKind(
            "notify",
            "Sends a message to roles.",
            List.of(TO, MESSAGE, VIA),
            tableFields -> new Work.Notify(
                    NameReferences.once(tableFields.get(TO)), tableFields.get(MESSAGE), tableFields.maybe(VIA)));

    private NotifyReader() {}
}
