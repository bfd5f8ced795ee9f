package dev.cutover.engine.effect;

import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Permission;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.EffectLedger;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Weights that are not as the run left them: people decide whether they are set again, accepted or rolled back; until
 * then no step starts and no ramp goes on. A shift that is under way fails by drift of its own weights instead.
 * Stateless.
 */
public final class DriftQuestions {
    private static final Set<Question.Kind> KIND = EnumSet.of(Question.Kind.DRIFT);

    private DriftQuestions() {}

    /** Whether weights differ from the record and nobody has decided about it: no ramp goes on. */
    public static boolean stops(StepContext stepContext) {
        return !stepContext.state().weights().drifted().isEmpty()
                || stepContext.state().questions().isOpen(KIND);
    }

    /** What follows from weights that differ; waits for nothing if none do. */
    public static NextAction next(StepContext stepContext) {
        // Nothing was ever found: the cost of most decisions.
        if (stepContext.state().weights().last().isEmpty() || RunRequests.mustWait(stepContext)) {
            return new NextAction.Wait(null);
        }
        var underWay = WeightsSetAgain.underWay(stepContext);
        if (underWay != null) {
            return underWay;
        }
        var last = last(stepContext);
        var drifted = drifted(stepContext);
        var failed = WeightsSetAgain.failed(stepContext);
        if (last != null && last.isOpen()) {
            var sights = sights(drifted, failed, stepContext);
            return isShown(sights, last.question().sights())
                    ? new NextAction.People()
                    : NextAction.note(new PeopleFact.Lapsed(
                            last.question().id(),
                            sights.isEmpty() ? "the weights are as recorded again" : "the weights have changed since"));
        }
        var answer = last == null ? null : last.answer();
        if (last != null && answer != null) {
            var follows = follow(answer, drifted, failed, stepContext);
            if (follows != null) {
                return follows;
            }
        }
        return drifted.isEmpty() && failed.isEmpty()
                ? new NextAction.Wait(null)
                : NextAction.note(new PeopleFact.Asked(question(drifted, failed, stepContext)));
    }

    private static QuestionLedger.@Nullable Entry last(StepContext stepContext) {
        int count = count(stepContext);
        return count == 0
                ? null
                : stepContext.state().questions().of("drift-" + count).orElse(null);
    }

    private static int count(StepContext stepContext) {
        return (int) stepContext.state().questions().all().stream()
                .filter(entry -> entry.question().kind() == Question.Kind.DRIFT)
                .count();
    }

    private static @Nullable NextAction follow(
            QuestionLedger.Dated answer,
            List<WeightDrift> drifted,
            List<EffectLedger.Entry> failed,
            StepContext stepContext) {
        var decision = answer.decision();
        return switch (decision.word().orElse(AnswerWord.ACCEPT)) {
            case SET_AGAIN -> WeightsSetAgain.next(answer, drifted, failed, stepContext);
            case ROLLBACK -> {
                var scope = scope(keys(drifted, failed));
                boolean isFollowed = stepContext.state().rollbacks().isRequestedSince(answer.seq(), scope);
                yield isFollowed || (drifted.isEmpty() && failed.isEmpty())
                        ? null
                        : NextAction.note(RunRequests.rollback(
                                stepContext,
                                scope,
                                decision.owner(),
                                decision.role().value(),
                                decision.reason()));
            }
            // A rollback may have reopened the run since.
            case ABORT ->
                stepContext.state().endedSeq() > answer.seq()
                        ? null
                        : NextAction.note(RunRequests.abort(stepContext, decision));
            default -> null;
        };
    }

    private static Question question(
            List<WeightDrift> drifted, List<EffectLedger.Entry> failed, StepContext stepContext) {
        var keys = keys(drifted, failed);
        var owner = WeightsSetAgain.mover(first(drifted, failed), keys.get(0), stepContext);
        String what = Stream.concat(
                        drifted.stream().map(drift -> words(drift, stepContext)),
                        failed.stream().map(entry -> WeightsSetAgain.words(entry, stepContext)))
                .collect(Collectors.joining("; "));
        var last = WeightsSetAgain.trouble(stepContext);
        return new Question(
                "drift-" + (count(stepContext) + 1),
                owner.step(),
                owner.attempt(),
                Question.Kind.DRIFT,
                "The traffic is not as the run left it: " + what
                        + last.map(why -> "; setting it again failed: " + why).orElse(""),
                EligiblePeople.with(Permission.ROLLBACK, stepContext.runbook()),
                List.of(
                        new Question.Option(
                                AnswerWord.SET_AGAIN,
                                "the recorded weights are set again, then the run continues",
                                Question.Care.PLAIN),
                        new Question.Option(
                                AnswerWord.ACCEPT,
                                "the weights stay as they are; the run continues and can only end with exceptions",
                                Question.Care.REASON),
                        new Question.Option(
                                AnswerWord.ROLLBACK, rolledBack(scope(keys), stepContext), Question.Care.REASON),
                        new Question.Option(
                                AnswerWord.ABORT, "the run ends; traffic stays where it is", Question.Care.REASON)),
                "",
                sights(drifted, failed, stepContext));
    }

    private static String rolledBack(Scope scope, StepContext stepContext) {
        return stepContext.runbook().nameOf(scope, "is", "are") + " rolled back to the old platform";
    }

    private static String words(WeightDrift drift, StepContext stepContext) {
        return drift.words(stepContext.runbook().nameOf(drift.key()));
    }

    private static boolean isShown(List<Question.Basis> now, List<Question.Basis> shown) {
        return now.size() == shown.size()
                && IntStream.range(0, now.size()).allMatch(at -> WeightDrift.isSameSight(now.get(at), shown.get(at)));
    }

    private static String first(List<WeightDrift> drifted, List<EffectLedger.Entry> failed) {
        return drifted.isEmpty()
                ? WeightsSetAgain.weights(failed.get(0)).traffic()
                : drifted.get(0).traffic();
    }

    private static List<Question.Basis> sights(
            List<WeightDrift> drifted, List<EffectLedger.Entry> failed, StepContext stepContext) {
        return Stream.concat(
                        drifted.stream().map(drift -> WeightDrift.sight(drift.traffic(), words(drift, stepContext))),
                        failed.stream()
                                .map(entry -> WeightDrift.sight(
                                        WeightsSetAgain.weights(entry).traffic(),
                                        WeightsSetAgain.words(entry, stepContext))))
                .toList();
    }

    private static List<Segment> keys(List<WeightDrift> drifted, List<EffectLedger.Entry> failed) {
        return Stream.concat(
                        drifted.stream().map(WeightDrift::key),
                        failed.stream()
                                .flatMap(entry -> WeightsSetAgain.weights(entry).moves().stream()
                                        .map(Effect.Move::key)))
                .toList();
    }

    /** Every value that one of the keys names. */
    private static Scope scope(List<Segment> keys) {
        var values = new TreeMap<String, Set<String>>();
        keys.forEach(key -> key.values()
                .forEach((dimension, value) ->
                        values.computeIfAbsent(dimension, of -> new TreeSet<>()).add(value)));
        return new Scope(values);
    }

    /** What differs, without what fails a shift that is under way, or has failed it. */
    private static List<WeightDrift> drifted(StepContext stepContext) {
        return stepContext.state().weights().drifted().stream()
                .filter(drift -> stepContext.shifts().stream().noneMatch(step -> isOfShift(step, drift, stepContext)))
                .toList();
    }

    private static boolean isOfShift(Step step, WeightDrift drift, StepContext stepContext) {
        var entry = stepContext.entry(step);
        boolean failedByIt = entry.state() == StepState.FAILED && entry.cause() == StepFact.FailureCause.DRIFT;
        return (entry.state() == StepState.STARTED || failedByIt)
                && ((Work.Shift) step.work()).traffic().equals(drift.traffic())
                && step.where().contains(drift.key());
    }
}
