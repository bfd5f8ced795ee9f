package dev.cutover.engine.context;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.run.ledger.WeightReadings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run's closing summary: what keeps it from having been plainly completed, each named. Stateless; the state that it
 * is given is not thread-safe.
 */
public final class RunSummary {
    /** The output of a shift that left out keys which were rolled back meanwhile. */
    public static final String TAKEN_BACK = "taken-back";

    private RunSummary() {}

    public static List<String> exceptions(Runbook runbook, RunState state) {
        return exceptions(runbook, state, step -> true);
    }

    /**
     * The same of some steps.
     *
     * @param which the steps that count: a decision that ends the run is done with the run's end
     */
    static List<String> exceptions(Runbook runbook, RunState state, Predicate<Step> which) {
        var exceptions = new ArrayList<String>();
        runbook.steps().filter(which).forEach(step -> {
            var entry = state.steps().of(step.id());
            String what = exception(runbook, step, entry, state);
            if (!what.isEmpty()) {
                exceptions.add(step.id() + " " + what);
            }
            entry.note(AttemptNote.EvidenceMissing.class)
                    .filter(missing -> !isLeftUntaken(step))
                    .ifPresent(missing -> exceptions.add(step.id() + ": " + missing.why()));
        });
        state.amendments().stream()
                .filter(RunFact.Amended::overrides)
                .forEach(amended -> exceptions.add(overRed(amended)));
        exceptions.addAll(unsettled(runbook, state));
        var undoneSince = new UndoneSince(runbook, state);
        undoneSince
                .unresolved()
                .forEach(rollback -> undoneSince
                        .still(rollback)
                        .forEach(left -> exceptions.add("rollback " + rollback.number() + ": " + left)));
        return exceptions;
    }

    /** A capture whose runbook does not mind if it fails. */
    private static boolean isLeftUntaken(Step step) {
        return step.work() instanceof Work.Capture && !step.policy().critical();
    }

    /** A threshold that was changed while the criterion was red does not make it green. */
    private static String overRed(RunFact.Amended amended) {
        return amended.what() + " was overridden by " + amended.by() + " while it was red: " + amended.before()
                + " became " + amended.after() + ": " + amended.reason() + "; impact: " + amended.impact();
    }

    /** The messages that nobody waits for. */
    private static Set<StepId> courtesies(Runbook runbook) {
        return runbook.allSteps()
                .filter(Step::isCourtesy)
                .map(Step::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Effects whose outcome is unknown and that were not rolled back since. */
    private static List<String> unsettled(Runbook runbook, RunState state) {
        var courtesies = courtesies(runbook);
        var unsettled = new ArrayList<String>();
        for (var entry : state.effects().all()) {
            boolean unknown = entry.state().isOpen() || entry.state() == EffectState.POSSIBLE;
            boolean weights = entry.effect().deed() instanceof Effect.Weights;
            boolean courtesy = courtesies.contains(entry.effect().step().asWritten());
            if (unknown
                    && !weights
                    && !courtesy
                    && !state.effects().isUndone(entry.effect().key())) {
                unsettled.add(entry.effect().step() + ": unknown whether \"" + EffectLabels.of(entry.effect(), runbook)
                        + "\" took place");
            }
        }
        state.traffic()
                .all()
                .forEach((traffic, keys) -> keys.forEach((key, entry) -> {
                    if (!entry.certain()) {
                        unsettled.add(
                                "traffic '" + traffic + "' of " + runbook.nameOf(key) + ": its weight is unknown");
                    }
                }));
        unsettled.addAll(unlikeTheRecord(runbook, state.weights()));
        return unsettled;
    }

    /** Weights that are not verified, not as recorded, or only so because somebody has accepted them. */
    public static List<String> unlikeTheRecord(Runbook runbook, WeightReadings weights) {
        var unlike = new ArrayList<String>();
        weights.accepted()
                .forEach(one -> unlike.add(words(runbook, one.drift()) + ", was accepted by "
                        + one.by().decision().owner() + ": "
                        + one.by().decision().reason()));
        weights.drifted().forEach(drift -> unlike.add(words(runbook, drift)));
        weights.last().stream()
                .filter(reading -> !reading.trouble().isEmpty())
                .forEach(reading ->
                        unlike.add("weights of '" + reading.router() + "' could not be read: " + reading.trouble()));
        return unlike;
    }

    private static String words(Runbook runbook, WeightDrift drift) {
        return drift.words(runbook.nameOf(drift.key()));
    }

    /** The segments of a shift's output by their names. */
    private static String names(Runbook runbook, String segments) {
        return Stream.of(segments.split("; ", -1))
                .map(segment -> segment.contains("=") ? runbook.nameOf(Segment.parse(segment)) : segment)
                .collect(Collectors.joining("; "));
    }

    private static String exception(Runbook runbook, Step step, StepLedger.Entry entry, RunState state) {
        return switch (entry.state()) {
            case SUCCEEDED ->
                switch (entry.how()) {
                    case BY_HAND -> "was done by hand";
                    case OVERRIDDEN -> "was overridden" + byWhom(step, state);
                    case PLAINLY, RECOVERED ->
                        step.work() instanceof Work.Shift && entry.outputs().containsKey(TAKEN_BACK)
                                ? "left out what was rolled back: "
                                        + names(runbook, entry.outputs().getOrDefault(TAKEN_BACK, ""))
                                : "";
                };
            case SKIPPED -> {
                boolean leftOut = step.policy().optional() && entry.cause() == null;
                yield step.policy().critical() && !leftOut ? "was skipped: " + entry.why() : "";
            }
            case FAILED -> failure(entry);
            case UNDONE -> "was rolled back";
            case CANCELLED -> "was cancelled: " + entry.why();
            case PENDING, STARTED -> "was not done";
        };
    }

    /** A person's no is called by its name, and is no failure: {@code failed: timed out}, {@code NO-GO: ...}. */
    public static String failure(StepLedger.Entry entry) {
        return (entry.cause() == StepFact.FailureCause.DECLINED ? "NO-GO: " : "failed: ") + entry.why();
    }

    /** Who is answerable for it, in their own words. */
    private static String byWhom(Step step, RunState state) {
        return state.questions().ofStep(step.id()).stream()
                .map(QuestionLedger.Entry::answer)
                .flatMap(Stream::ofNullable)
                .map(QuestionLedger.Dated::decision)
                .filter(decision -> decision.hasChoice(AnswerWord.OVERRIDE))
                .map(decision -> " by " + decision.owner() + " (" + decision.role() + "): " + decision.reason()
                        + "; impact: " + decision.impact())
                .collect(Collectors.joining(", and"));
    }

    /** Counts of how steps ended, and of retries, holds and failures. */
    public static Map<String, Long> counts(RunState state) {
        var counts = new TreeMap<String, Long>();
        for (var entry : state.steps().all()) {
            counts.merge(entry.state().name(), 1L, Long::sum);
            if (entry.state() == StepState.SUCCEEDED && entry.how() != StepFact.How.PLAINLY) {
                counts.merge(entry.how().name(), 1L, Long::sum);
            }
        }
        counts.put("DECISIONS", (long) state.questions().decisions().size());
        counts.put("EVIDENCE", (long) state.evidence().size());
        counts.put("ROLLBACKS", (long) state.rollbacks().all().size());
        return counts;
    }
}
