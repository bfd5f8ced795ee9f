package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Escalation;
import dev.cutover.model.SystemId;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import java.time.Duration;
import java.util.List;

/** Who is asked next when nobody answers a question. */
public final class EscalationReader {
    private static final Key<Duration> DEPUTY = Key.optional(
            "deputy", DurationReader.SPAN, "After so long without an answer, to the deputies of the role as well.");
    private static final Key<Duration> COMMANDER = Key.optional(
            "commander", DurationReader.SPAN, "After so long without an answer, to the commander as well.");
    private static final Key<SystemId> VIA =
            Key.optional("via", NameReferences.SYSTEM, "The system that they are sent a message through.");

    public static final TableShape<Escalation> ESCALATION = TableShape.of(
                    "escalation",
                    "Who is asked next when nobody answers. For a task the time counts from when it should be"
                            + " done.",
                    List.of(DEPUTY, COMMANDER, VIA),
                    EscalationReader::make)
            .what("the keys of an escalation: deputy, commander, via")
            .with(KeyRule.oneAtLeast(DEPUTY, COMMANDER));

    private EscalationReader() {}

    private static Escalation make(TableFields tableFields) {
        var deputy = tableFields.maybe(DEPUTY);
        var commander = tableFields.maybe(COMMANDER);
        if (deputy.isPresent()
                && commander.isPresent()
                && commander.orElseThrow().compareTo(deputy.orElseThrow()) < 0) {
            tableFields.problem(COMMANDER, "the commander would be asked before the deputy", "");
        }
        return new Escalation(deputy, commander, tableFields.maybe(VIA));
    }
}
