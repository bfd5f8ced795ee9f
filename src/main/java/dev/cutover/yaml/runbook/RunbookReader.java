package dev.cutover.yaml.runbook;

import dev.cutover.model.BusinessSystem;
import dev.cutover.model.Criterion;
import dev.cutover.model.Phase;
import dev.cutover.model.RecordOwnership;
import dev.cutover.model.Role;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.model.Traffic;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.runbook.PhaseReader.PhaseDraft;
import dev.cutover.yaml.runbook.param.ParamReader;
import dev.cutover.yaml.runbook.param.VersionReader;
import dev.cutover.yaml.runbook.step.StepReader.Draft;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.WordShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The whole file. */
public final class RunbookReader {
    private static final Key<Integer> VERSION =
            Key.required("cutover", VersionReader.VERSION, "The version of the language: 1.");
    private static final Key<String> NAME = Key.required("runbook", NameReader.NAME, "The runbook's name.");
    private static final Key<String> TITLE =
            Key.optional("title", Text.TEXT, "Its title for people; default: its name.");
    private static final Key<Runbook.Pattern> PATTERN = Key.optional(
            "pattern",
            WordShape.of(Runbook.Pattern.values(), WordShape::dashed),
            "The way the traffic moves; default phased.");
    private static final Key<Map<String, List<String>>> DIMENSIONS = Key.optional(
            "dimensions",
            NameReader.named(
                    ListOf.some(NameReader.DIMENSION_VALUE, "a list of values"), "a mapping from dimensions to values"),
            "The ways to slice traffic, each with its values.");
    private static final Key<Map<String, Role>> ROLES = section("roles", RoleReader.ROLE, "The roles on the bridge.");
    private static final Key<Map<String, BusinessSystem>> SYSTEMS =
            section("systems", SystemReader.SYSTEM, "The inventory; the environment binds each to a connector.");
    private static final Key<Map<String, RecordOwnership>> RECORDS = section(
            "systems-of-record",
            RecordOwnershipReader.OWNERSHIP,
            "Who owns each artifact before and after, and whose records win during a rollback.");
    private static final Key<Map<String, Traffic>> TRAFFIC =
            section("traffic", TrafficReader.TRAFFIC, "The flows that are moved.");
    private static final Key<Map<String, Criterion>> CRITERIA =
            section("criteria", CriterionReader.CRITERION, "Pass/fail thresholds, fixed before the run.");
    private static final Key<List<PhaseDraft>> PHASES =
            Key.required("phases", PhaseReader.PHASES, "The procedure, phase by phase.");
    private static final Key<RollbackProcedure> ROLLBACK =
            Key.optional("rollback", RollbackReader.ROLLBACK, "The rollback.");

    /** Reads each part by itself; checks that span several parts come later. */
    public static final TableShape<Runbook> RUNBOOK = TableShape.of(
                    "runbook", "A Cutover runbook.", keys(), RunbookReader::make)
            .what("the keys of a runbook")
            .notYet("stabilization");

    private RunbookReader() {}

    private static List<Key<?>> keys() {
        var keys = new ArrayList<Key<?>>(
                List.of(VERSION, NAME, TITLE, PATTERN, ParamReader.KEY, DIMENSIONS, LaneReader.KEY, ROLES));
        keys.addAll(ConductReader.KEYS);
        keys.addAll(
                List.of(SYSTEMS, RECORDS, TRAFFIC, CRITERIA, PHASES, ROLLBACK, RedactionReader.KEY, WaiverReader.KEY));
        return keys;
    }

    private static <V> Key<Map<String, V>> section(String name, Shape<V> value, String doc) {
        return Key.optional(name, NameReader.named(value, "a mapping of names to their keys"), doc);
    }

    private static Runbook make(TableFields tableFields) {
        var roles = byId(tableFields.or(ROLES, Map.of()), Role::id);
        var systems = byId(tableFields.or(SYSTEMS, Map.of()), BusinessSystem::id);
        return new Runbook(
                new Runbook.Header(
                        tableFields.get(NAME),
                        tableFields.or(TITLE, tableFields.get(NAME)),
                        tableFields.or(PATTERN, Runbook.Pattern.PHASED),
                        tableFields.or(WaiverReader.KEY, List.of()),
                        tableFields
                                .maybe(RedactionReader.KEY)
                                .map(Redaction::new)
                                .orElse(Redaction.NOTHING)),
                LaneReader.classed(tableFields.or(DIMENSIONS, Map.of()), tableFields.or(LaneReader.KEY, Map.of())),
                roles,
                new Runbook.Inventory(
                        systems, List.copyOf(tableFields.or(RECORDS, Map.of()).values())),
                tableFields.or(TRAFFIC, Map.of()),
                byId(tableFields.or(CRITERIA, Map.of()), Criterion::id),
                phases(tableFields.get(PHASES), new DefaultOverriders(roles)),
                tableFields.maybe(ROLLBACK),
                ConductReader.make(tableFields, roles.values()));
    }

    private static <K, V> Map<K, V> byId(Map<String, V> named, Function<V, K> id) {
        var byId = new LinkedHashMap<K, V>();
        named.values().forEach(value -> byId.put(id.apply(value), value));
        return byId;
    }

    private static List<Phase> phases(List<PhaseDraft> drafts, DefaultOverriders defaultOverriders) {
        var phases = new ArrayList<Phase>();
        Optional<StepId> above = Optional.empty();
        for (PhaseDraft draft : drafts) {
            List<Draft> steps = DefaultNeeds.filled(draft.steps(), above);
            phases.add(new Phase(
                    draft.name(),
                    draft.starts(),
                    steps.stream().map(defaultOverriders::fill).toList()));
            above = steps.isEmpty()
                    ? above
                    : Optional.of(steps.get(steps.size() - 1).step().id());
        }
        return phases;
    }
}
