package dev.cutover.engine.step;

import dev.cutover.engine.context.EffectLabels;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.QuestionPremise;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.engine.guard.ApprovalBasis;
import dev.cutover.engine.guard.GateQuestions;
import dev.cutover.engine.guard.Guards;
import dev.cutover.engine.guard.SampleJudge;
import dev.cutover.model.Authority;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.QuestionLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lets the run pass only when the gate's criteria are green, its attestations are made and its approvers have said go.
 * Red stops, no data is not green, and a no is final for this attempt.
 */
final class GateStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var gate = (Work.Gate) step.work();
        var entry = stepContext.entry(step);
        long since = entry.startedSeq();
        var red = Guards.red(gate.require(), step, stepContext, since);
        if (red.isPresent()) {
            var sample = red.orElseThrow().sample();
            return fail(
                    step,
                    stepContext,
                    StepFact.FailureCause.RED,
                    sample.criterion() + " is red: " + SampleJudge.words(sample, stepContext));
        }
        if (!Guards.allGreen(gate.require(), step, stepContext, since)) {
            return awaitData(step, gate, stepContext, since);
        }
        // The evidence is captured before people are asked.
        return StepCompletion.lacksEvidence(step, stepContext)
                ? StepCompletion.capture(step, stepContext)
                : people(step, gate, stepContext);
    }

    private static NextAction awaitData(Step step, Work.Gate gate, StepContext stepContext, long since) {
        var patience = step.policy().timeout();
        var missingSince = stepContext.watched(
                Objects.requireNonNull(stepContext.entry(step).started()));
        for (var id : gate.require()) {
            var criterion =
                    Objects.requireNonNull(stepContext.runbook().criteria().get(id));
            patience = longer(patience, criterion.window().plus(criterion.every()));
            missingSince = Guards.fresh(id, step, stepContext, since)
                    .map(CriteriaBoard.Reading::notGreenSince)
                    .filter(missingSince::isBefore)
                    .orElse(missingSince);
        }
        var until = missingSince.plus(stepContext.patience(patience));
        return stepContext.now().isBefore(until)
                ? new NextAction.Wait(until)
                : fail(
                        step,
                        stepContext,
                        StepFact.FailureCause.NO_DATA,
                        "NO DATA (counts as not green): " + Guards.missing(gate.require(), step, stepContext, since));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static NextAction people(Step step, Work.Gate gate, StepContext stepContext) {
        var questions = GateQuestions.of(step, gate, stepContext);
        var asked = new ArrayList<Fact>();
        for (var question : questions) {
            if (stepContext.state().questions().of(question.id()).isEmpty()) {
                asked.add(new PeopleFact.Asked(question));
            }
        }
        if (!asked.isEmpty()) {
            return QuestionPremise.isPending(step, stepContext)
                    ? new NextAction.Wait(null)
                    : new NextAction.Note(asked);
        }
        var entries = questions.stream()
                .map(question ->
                        stepContext.state().questions().of(question.id()).orElseThrow())
                .toList();
        var no = entries.stream().filter(GateStepper::saysNo).findFirst();
        if (no.isPresent()) {
            var decision = Objects.requireNonNull(no.orElseThrow().answer()).decision();
            return fail(
                    step,
                    stepContext,
                    StepFact.FailureCause.DECLINED,
                    decision.owner() + " (" + decision.role() + ") said " + decision.choice() + ": "
                            + decision.reason());
        }
        var stale = stale(step, entries, gate, stepContext);
        if (!stale.isEmpty()) {
            return new NextAction.Note(stale);
        }
        return given(entries, gate) ? pass(step, gate, stepContext, entries) : new NextAction.People();
    }

    private static boolean saysNo(QuestionLedger.Entry entry) {
        var answer = entry.answer();
        return answer != null && entry.lapsed() == null && answer.decision().isNo();
    }

    /** All attestations, and as many approvals as the gate wants. */
    private static boolean given(List<QuestionLedger.Entry> entries, Work.Gate gate) {
        long attested = entries.stream()
                .filter(entry -> entry.question().kind() == dev.cutover.run.Question.Kind.ATTEST && counts(entry))
                .count();
        long approved = entries.stream()
                .filter(entry -> entry.question().kind() == dev.cutover.run.Question.Kind.APPROVE && counts(entry))
                .count();
        return attested == gate.attest().size()
                && approved
                        >= gate.approve().map(approval -> approval.atLeast()).orElse(0);
    }

    private static boolean counts(QuestionLedger.Entry entry) {
        return entry.answer() != null && entry.lapsed() == null;
    }

    /** Questions whose basis has changed and answers that have expired; both are asked again. */
    private static List<Fact> stale(
            Step step, List<QuestionLedger.Entry> entries, Work.Gate gate, StepContext stepContext) {
        var lapsed = new ArrayList<Fact>();
        var now = ApprovalBasis.of(step, gate, stepContext);
        for (var entry : entries) {
            String changes = ApprovalBasis.changes(entry.question(), now) + leftTheRole(entry, stepContext);
            if (!changes.isEmpty()) {
                lapsed.add(new PeopleFact.Lapsed(entry.question().id(), changes));
            }
        }
        if (!lapsed.isEmpty()) {
            return lapsed;
        }
        gate.expires()
                .ifPresent(expires -> entries.forEach(entry -> {
                    var answer = entry.answer();
                    if (answer != null && answer.at().plus(expires).isBefore(stepContext.now())) {
                        lapsed.add(new PeopleFact.Lapsed(
                                entry.question().id(),
                                "it expired: given more than " + EffectLabels.span(expires) + " ago"));
                    }
                }));
        return lapsed;
    }

    /** An answer counts as long as its owner has the role that it was given for. */
    private static String leftTheRole(QuestionLedger.Entry entry, StepContext stepContext) {
        var answer = entry.answer();
        if (answer == null || !answer.decision().standIn().isEmpty()) {
            return "";
        }
        var decision = answer.decision();
        boolean known = stepContext.runbook().roles().containsKey(decision.role());
        return !known || Authority.of(stepContext.runbook()).isOf(decision.owner(), decision.role())
                ? ""
                : decision.owner() + " no longer has the role " + decision.role();
    }

    /** When the gate ends, questions that it no longer needs are withdrawn. */
    private static NextAction pass(
            Step step, Work.Gate gate, StepContext stepContext, List<QuestionLedger.Entry> entries) {
        var saw = Map.of("saw", ApprovalBasis.digest(ApprovalBasis.of(step, gate, stepContext)));
        var end = StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, saw);
        if (!(end instanceof NextAction.Note note)) {
            return end;
        }
        var facts = new ArrayList<Fact>();
        entries.stream()
                .filter(QuestionLedger.Entry::isOpen)
                .forEach(entry -> facts.add(
                        new PeopleFact.Lapsed(entry.question().id(), "the gate has enough approvals without it")));
        facts.addAll(note.facts());
        return new NextAction.Note(facts);
    }

    /** A criterion that turned red lapses approvals given on green; a no stays valid beside the other answers. */
    private static NextAction fail(Step step, StepContext stepContext, StepFact.FailureCause cause, String why) {
        var facts = new ArrayList<Fact>();
        int attempt = stepContext.entry(step).attempt();
        boolean declined = cause == StepFact.FailureCause.DECLINED;
        stepContext.state().questions().ofStep(step.id(), attempt).stream()
                .filter(entry -> entry.lapsed() == null && (entry.isOpen() || !declined))
                .forEach(entry ->
                        facts.add(new PeopleFact.Lapsed(entry.question().id(), why)));
        facts.add(new StepFact.Failed(step.id(), attempt, cause, why));
        return new NextAction.Note(facts);
    }
}
