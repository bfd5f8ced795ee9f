package dev.cutover.yaml.runbook;

import dev.cutover.model.BusinessSystem;
import dev.cutover.model.BusinessSystem.Flow;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.WordShape;
import java.util.List;

/** A system of the inventory. */
final class SystemReader {
    private static final Key<String> TITLE =
            Key.optional("title", Text.TEXT, "Its title for people; default: its name.");
    private static final Key<String> OWNER = Key.required("owner", Text.TEXT, "The team that owns it.");
    private static final Key<String> CONTACT = Key.optional("contact", Text.TEXT, "How to reach the team.");
    private static final Key<Flow> FLOW =
            Key.required("flow", WordShape.of(Flow.values(), WordShape::dashed), "Which way data flows, seen from it.");
    private static final Key<String> SLA = Key.optional("sla", Text.TEXT, "Its service level.");
    private static final Key<List<DependencyReader.Dependency>> DEPENDS_ON = Key.optional(
            "depends-on",
            ListOf.any(DependencyReader.DEPENDENCY, "a list of systems"),
            "The systems that it depends on; with { system: …, needs: […] }, also what it needs of them.");

    static final TableShape<BusinessSystem> SYSTEM = TableShape.of(
            "system",
            "A system that the runbook reads or changes.",
            List.of(TITLE, OWNER, CONTACT, FLOW, SLA, DEPENDS_ON),
            tableFields -> new BusinessSystem(
                    new SystemId(tableFields.name()),
                    tableFields.or(TITLE, tableFields.name()),
                    tableFields.get(OWNER),
                    tableFields.or(CONTACT, ""),
                    tableFields.get(FLOW),
                    tableFields.or(SLA, ""),
                    DependencyReader.systems(tableFields.or(DEPENDS_ON, List.of())),
                    DependencyReader.needs(tableFields.or(DEPENDS_ON, List.of()))));

    private SystemReader() {}
}
