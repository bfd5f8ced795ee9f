package dev.cutover.yaml.runbook;

import dev.cutover.model.BusinessSystem;
import dev.cutover.model.BusinessSystem.Flow;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Words;
import java.util.LinkedHashSet;
import java.util.List;

/** A system of the inventory. */
final class SystemReader {
    private static final Key<String> TITLE =
            Key.optional("title", Text.TEXT, "What people call it; default: its name.");
    private static final Key<String> OWNER = Key.required("owner", Text.TEXT, "The team that owns it.");
    private static final Key<String> CONTACT = Key.optional("contact", Text.TEXT, "How to reach the team.");
    private static final Key<Flow> FLOW =
            Key.required("flow", Words.of(Flow.values(), Words::dashed), "Which way data flows, seen from it.");
    private static final Key<String> SLA = Key.optional("sla", Text.TEXT, "What it promises.");
    private static final Key<List<SystemId>> DEPENDS_ON = Key.optional(
            "depends-on", ListOf.any(Refs.SYSTEM, "a list of systems"), "The systems that it cannot do without.");

    static final Table<BusinessSystem> SYSTEM = Table.of(
            "system",
            "One thing that moves or is touched.",
            List.of(TITLE, OWNER, CONTACT, FLOW, SLA, DEPENDS_ON),
            fields -> new BusinessSystem(
                    new SystemId(fields.name()),
                    fields.or(TITLE, fields.name()),
                    fields.get(OWNER),
                    fields.or(CONTACT, ""),
                    fields.get(FLOW),
                    fields.or(SLA, ""),
                    new LinkedHashSet<>(fields.or(DEPENDS_ON, List.of()))));

    private SystemReader() {}
}
