package dev.cutover.yaml.runbook.step;

import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.IdleKey;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Variants;
import dev.cutover.yaml.shape.WordShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A step: its kind is the key, its title the value. */
public final class StepReader {
    private static final List<StepKind> KINDS = List.of(
            ActionReader.ACTION,
            TaskReader.TASK,
            GateReader.GATE,
            DecisionReader.DECISION,
            BaselineReader.BASELINE,
            ObserveReader.OBSERVE,
            ShiftReader.SHIFT,
            NotifyReader.NOTIFY,
            CaptureReader.CAPTURE,
            WaitReader.WAIT,
            ReconcileReader.RECONCILE);
    private static final List<StepKind> ROLLBACK_KINDS = List.of(
            ActionReader.OF_ROLLBACK,
            TaskReader.OF_ROLLBACK,
            ObserveReader.OBSERVE,
            NotifyReader.NOTIFY,
            CaptureReader.CAPTURE,
            WaitReader.WAIT,
            ReconcileReader.RECONCILE);
    private static final Set<String> FUTURE = Set.of("load", "replay");

    private static final Key<String> ID = Key.required("id", NameReader.NAME, "Its name, unique in the runbook.");
    private static final Key<List<StepId>> NEEDS = Key.optional(
            "needs", NameReferences.steps(false), "The steps that must be done before it; default: the step above it.");
    private static final Key<List<StepId>> ROLLBACK_NEEDS = Key.optional(
            "needs",
            NameReferences.steps(true),
            "The rollback's steps that must be done before it; default: the one above it.");
    private static final Key<RoleId> OWNER =
            Key.optional("owner", NameReferences.ROLE, "The role that is responsible for it.");
    private static final Key<Segment> SEGMENT = Key.optional(
            "segment",
            SegmentReader.SEGMENT,
            "The slice of traffic that it is about; a step of the rollback is left out of rollbacks that do not touch it.");
    private static final Key<List<EvidenceRequest>> EVIDENCE =
            Key.optional("evidence", EvidenceReader.EVIDENCE, "What is captured once it is done.");
    private static final Key<IfUnreachable> IF_UNREACHABLE = Key.optional(
            "if-unreachable",
            WordShape.of(IfUnreachable.values(), WordShape::dashed),
            "What happens when its system is unreachable; default skip-and-record.");

    /** Declares the kind for the schema and for suggestions. Includes are expanded before steps are read. */
    private static final TableShape<Draft> INCLUDED = IncludeKeys.table(tableFields -> {
        throw new IllegalStateException("an include is still there: " + tableFields.name());
    });

    /** Steps of the phases. */
    public static final Variants<Draft> STEP = variants("step", KINDS, List.of(NEEDS, OWNER));

    /** Steps of the rollback. */
    public static final Variants<Draft> ROLLBACK_STEP =
            variants("rollback-step", ROLLBACK_KINDS, List.of(ROLLBACK_NEEDS, OWNER, IF_UNREACHABLE));

    private StepReader() {}

    /**
     * A step as it stands in the file.
     *
     * @param follows whether it leaves out its needs
     * @param preset whether it leaves out who may override it
     */
    public record Draft(Step step, boolean follows, boolean preset, IfUnreachable ifUnreachable) {}

    private static Variants<Draft> variants(String name, List<StepKind> kinds, List<Key<?>> own) {
        var tables = new LinkedHashMap<String, TableShape<? extends Draft>>();
        for (StepKind stepKind : kinds) {
            tables.put(stepKind.word(), table(name, stepKind, own));
        }
        tables.put(IncludeKeys.WORD, INCLUDED);
        var elsewhere = KINDS.stream().map(StepKind::word).filter(word -> !tables.containsKey(word));
        return new Variants<>(name, tables, FUTURE, elsewhere.collect(Collectors.toSet()));
    }

    private static TableShape<Draft> table(String name, StepKind stepKind, List<Key<?>> own) {
        Key<String> title = Key.required(stepKind.word(), Text.TEXT, "Its title.");
        Map<String, Key<?>> keys = new LinkedHashMap<>();
        keys.put(stepKind.word(), title);
        keys.put(ID.name(), ID);
        own.forEach(key -> keys.put(key.name(), key));
        stepKind.keys().forEach(key -> keys.put(key.name(), key));
        for (var common : List.of(PolicyReader.KEYS, List.of(SEGMENT, EVIDENCE), SafetyReader.KEYS)) {
            common.forEach(key -> keys.putIfAbsent(key.name(), key));
        }
        String definition = name.equals("step") ? stepKind.word() : name + "-" + stepKind.word();
        return TableShape.of(
                        definition,
                        stepKind.doc(),
                        new ArrayList<>(keys.values()),
                        tableFields -> make(tableFields, stepKind, title))
                .what("the keys of a step")
                .refusing(idle(name, stepKind))
                .with(stepKind.rule().map(List::of).orElse(List.of()).toArray(KeyRule[]::new));
    }

    private static List<IdleKey> idle(String name, StepKind stepKind) {
        return name.equals("step")
                ? IdleKeys.of(stepKind, EVIDENCE)
                : IdleRollbackKeys.of(stepKind, IF_UNREACHABLE, EVIDENCE);
    }

    private static Draft make(TableFields tableFields, StepKind stepKind, Key<String> title) {
        String id = tableFields.get(ID);
        if (isReserved(id)) {
            tableFields.problem(
                    ID, "a step cannot be called " + id + ": the word means something else where steps are named", "");
        }
        var needs = new LinkedHashSet<StepId>();
        tableFields.maybe(NEEDS).ifPresent(needs::addAll);
        tableFields.maybe(ROLLBACK_NEEDS).ifPresent(needs::addAll);
        var step = new Step(
                new StepId(id),
                tableFields.get(title),
                needs,
                tableFields.maybe(OWNER),
                segment(tableFields, stepKind),
                PolicyReader.make(tableFields, stepKind),
                evidence(tableFields, stepKind),
                SafetyReader.make(tableFields),
                stepKind.work().apply(tableFields));
        return new Draft(
                step,
                !tableFields.has(NEEDS),
                stepKind.word().equals(GateReader.GATE.word()) && !GateReader.namesOverriders(tableFields),
                tableFields.or(IF_UNREACHABLE, IfUnreachable.SKIP_AND_RECORD));
    }

    /** Whether the word means something else where steps are named. */
    static boolean isReserved(String id) {
        return ThenReader.WORDS.containsKey(id) || id.equals("failure");
    }

    private static Optional<Segment> segment(TableFields tableFields, StepKind stepKind) {
        return stepKind.keys().contains(ShiftReader.SEGMENT)
                ? tableFields.maybe(ShiftReader.SEGMENT)
                : tableFields.maybe(SEGMENT);
    }

    private static List<EvidenceRequest> evidence(TableFields tableFields, StepKind stepKind) {
        return stepKind.keys().contains(CaptureReader.EVIDENCE)
                ? tableFields.get(CaptureReader.EVIDENCE)
                : tableFields.or(EVIDENCE, List.of());
    }
}
