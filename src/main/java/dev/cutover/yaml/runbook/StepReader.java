package dev.cutover.yaml.runbook;

import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.RoleId;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Rule;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.shape.Variants;
import dev.cutover.yaml.shape.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A step: its kind is the key, its title the value. */
final class StepReader {
    private static final List<Kind> KINDS = List.of(
            ActionReader.ACTION,
            TaskReader.TASK,
            GateReader.GATE,
            DecisionReader.DECISION,
            BaselineReader.BASELINE,
            ObserveReader.OBSERVE,
            ShiftReader.SHIFT,
            NotifyReader.NOTIFY,
            CaptureReader.CAPTURE,
            WaitReader.WAIT);
    private static final List<Kind> ROLLBACK_KINDS = List.of(
            ActionReader.OF_ROLLBACK,
            TaskReader.OF_ROLLBACK,
            ObserveReader.OBSERVE,
            NotifyReader.NOTIFY,
            CaptureReader.CAPTURE,
            WaitReader.WAIT);
    private static final Set<String> FUTURE = Set.of("reconcile", "load", "replay");

    private static final Key<String> ID = Key.required("id", NameReader.NAME, "Its name, unique in the runbook.");
    private static final Key<List<StepId>> NEEDS = Key.optional(
            "needs", Refs.steps(false), "The steps that must be done before it; default: the step above it.");
    private static final Key<List<StepId>> ROLLBACK_NEEDS = Key.optional(
            "needs", Refs.steps(true), "The rollback's steps that must be done before it; default: the one above it.");
    private static final Key<RoleId> OWNER = Key.optional("owner", Refs.ROLE, "The role that answers for it.");
    private static final Key<Segment> SEGMENT =
            Key.optional("segment", SegmentReader.SEGMENT, "The slice of traffic that it is about.");
    private static final Key<List<EvidenceRequest>> EVIDENCE =
            Key.optional("evidence", EvidenceReader.EVIDENCE, "What is captured once it is done.");
    private static final Key<IfUnreachable> IF_UNREACHABLE = Key.optional(
            "if-unreachable",
            Words.of(IfUnreachable.values(), Words::dashed),
            "What happens when its system cannot be reached; default skip-and-record.");

    /** For the schema and for who looks for a kind: before steps are read, those included stand in its place. */
    private static final Table<Draft> INCLUDED = IncludeKeys.table(fields -> {
        throw new IllegalStateException("an include is still there: " + fields.name());
    });

    /** Steps of the phases. */
    static final Variants<Draft> STEP = variants("step", KINDS, List.of(NEEDS, OWNER));

    /** Steps of the rollback. */
    static final Variants<Draft> ROLLBACK_STEP =
            variants("rollback-step", ROLLBACK_KINDS, List.of(ROLLBACK_NEEDS, OWNER, IF_UNREACHABLE));

    private StepReader() {}

    /**
     * A step as it stands in the file.
     *
     * @param follows whether it does not say what it needs
     * @param preset whether it leaves out who may override it
     */
    record Draft(Step step, boolean follows, boolean preset, IfUnreachable ifUnreachable) {}

    private static Variants<Draft> variants(String name, List<Kind> kinds, List<Key<?>> own) {
        var tables = new LinkedHashMap<String, Table<? extends Draft>>();
        for (Kind kind : kinds) {
            tables.put(kind.word(), table(name, kind, own));
        }
        tables.put(IncludeKeys.WORD, INCLUDED);
        var elsewhere = KINDS.stream().map(Kind::word).filter(word -> !tables.containsKey(word));
        return new Variants<>(name, tables, FUTURE, elsewhere.collect(Collectors.toSet()));
    }

    private static Table<Draft> table(String name, Kind kind, List<Key<?>> own) {
        Key<String> title = Key.required(kind.word(), Text.TEXT, "Its title.");
        Map<String, Key<?>> keys = new LinkedHashMap<>();
        keys.put(kind.word(), title);
        keys.put(ID.name(), ID);
        own.forEach(key -> keys.put(key.name(), key));
        kind.keys().forEach(key -> keys.put(key.name(), key));
        for (var common : List.of(PolicyReader.KEYS, List.of(SEGMENT, EVIDENCE), SafetyReader.KEYS)) {
            common.forEach(key -> keys.putIfAbsent(key.name(), key));
        }
        String definition = name.equals("step") ? kind.word() : name + "-" + kind.word();
        return Table.of(definition, kind.doc(), new ArrayList<>(keys.values()), fields -> make(fields, kind, title))
                .what("the keys of a step")
                .with(kind.rule().map(List::of).orElse(List.of()).toArray(Rule[]::new));
    }

    private static Draft make(Fields fields, Kind kind, Key<String> title) {
        String id = fields.get(ID);
        if (isReserved(id)) {
            fields.problem(
                    ID, "a step cannot be called " + id + ": the word means something else where steps are named", "");
        }
        var needs = new LinkedHashSet<StepId>();
        fields.maybe(NEEDS).ifPresent(needs::addAll);
        fields.maybe(ROLLBACK_NEEDS).ifPresent(needs::addAll);
        var step = new Step(
                new StepId(id),
                fields.get(title),
                needs,
                fields.maybe(OWNER),
                segment(fields, kind),
                PolicyReader.make(fields),
                evidence(fields, kind),
                SafetyReader.make(fields),
                kind.work().apply(fields));
        return new Draft(
                step,
                !fields.has(NEEDS),
                kind.word().equals(GateReader.GATE.word()) && !GateReader.namesOverriders(fields),
                fields.or(IF_UNREACHABLE, IfUnreachable.SKIP_AND_RECORD));
    }

    /** Whether the word means something else where steps are named. */
    static boolean isReserved(String id) {
        return ThenReader.WORDS.containsKey(id) || id.equals("failure");
    }

    private static Optional<Segment> segment(Fields fields, Kind kind) {
        return kind.keys().contains(ShiftReader.SEGMENT) ? fields.maybe(ShiftReader.SEGMENT) : fields.maybe(SEGMENT);
    }

    private static List<EvidenceRequest> evidence(Fields fields, Kind kind) {
        return kind.keys().contains(CaptureReader.EVIDENCE)
                ? fields.get(CaptureReader.EVIDENCE)
                : fields.or(EVIDENCE, List.of());
    }
}
