package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Approval;
import dev.cutover.model.Attestation;
import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Whole;
import dev.cutover.yaml.shape.WordShape;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a gate. */
final class GateReader {
    private static final Key<RoleId> ATTESTER = Key.required("by", NameReferences.ROLE, "The role that signs it.");
    private static final Key<String> THAT = Key.required("that", Text.TEXT, "The sentence that is signed.");
    private static final Key<List<RoleId>> APPROVERS =
            Key.required("by", NameReferences.ROLES, "The roles whose go it needs, from a different person each.");
    private static final Key<Long> AT_LEAST =
            Key.optional("at-least", new Whole(1, 100), "How many of them; default: each.");
    private static final Key<Boolean> INITIATOR = Key.optional(
            "initiator",
            new WordShape<>(Map.of("counts", true)),
            "With counts, the go of the person who started the run (run --as NAME) counts; default: it does not.");
    private static final Key<List<RoleId>> OVERRIDERS = Key.required(
            "by", ListOf.any(NameReferences.ROLE, "a list of roles"), "The roles that may; an empty list: nobody.");

    private static final Key<List<CriterionId>> REQUIRE =
            Key.optional("require", NameReferences.CRITERIA, "The criteria that must be green.");
    private static final Key<List<Attestation>> ATTEST = Key.optional(
            "attest",
            ListOf.some(
                    TableShape.of(
                                    "attestation",
                                    "A sentence that somebody signs with their name.",
                                    List.of(ATTESTER, THAT),
                                    tableFields -> new Attestation(tableFields.get(ATTESTER), tableFields.get(THAT)))
                            .what("an attestation such as { by: role, that: sentence }"),
                    "a list of attestations"),
            "What has to be attested.");
    private static final Key<Approval> APPROVE = Key.optional(
            "approve",
            TableShape.of(
                            "approval",
                            "The roles whose go it needs.",
                            List.of(APPROVERS, AT_LEAST, INITIATOR),
                            GateReader::approval)
                    .what("the keys of an approval: by, at-least, initiator"),
            "The roles whose go it needs.");
    private static final Key<Duration> EXPIRES =
            Key.optional("expires", DurationReader.SPAN, "A go that is older must be given again.");
    private static final Key<List<RoleId>> OVERRIDE = Key.optional(
            "override",
            TableShape.of(
                            "override",
                            "Who may override a red gate.",
                            List.of(OVERRIDERS),
                            tableFields -> tableFields.get(OVERRIDERS))
                    .what("the key of an override: by"),
            "Who may override it while it is red; default: every role that may override.");

    static final StepKind GATE = new StepKind(
            "gate",
            "Lets the run pass only when its criteria are green, its attestations made and its approvers have said go.",
            List.of(REQUIRE, ATTEST, APPROVE, EXPIRES, OVERRIDE),
            Optional.of(KeyRule.oneAtLeast(REQUIRE, ATTEST, APPROVE)),
            tableFields -> new Work.Gate(
                    NameReferences.once(tableFields.or(REQUIRE, List.of())),
                    tableFields.or(ATTEST, List.of()),
                    tableFields.maybe(APPROVE),
                    tableFields.maybe(EXPIRES),
                    overriders(tableFields)));

    private GateReader() {}

    private static Approval approval(TableFields tableFields) {
        var by = NameReferences.once(tableFields.get(APPROVERS));
        long atLeast = tableFields.or(AT_LEAST, (long) by.size());
        if (atLeast > by.size()) {
            tableFields.problem(
                    AT_LEAST,
                    "at least " + atLeast + " of " + by.size() + " roles can never say go",
                    "name more roles, or ask for at most " + by.size());
        }
        return new Approval(by, (int) atLeast, tableFields.or(INITIATOR, false));
    }

    /** The default is filled in later, when the roles are read. */
    private static Set<RoleId> overriders(TableFields tableFields) {
        return new LinkedHashSet<>(tableFields.or(OVERRIDE, List.of()));
    }

    /** Whether the gate names the roles that may override it. */
    static boolean namesOverriders(TableFields tableFields) {
        return tableFields.has(OVERRIDE);
    }
}
