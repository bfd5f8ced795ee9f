package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.QuestionPremise;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.engine.guard.GateQuestions;
import dev.cutover.model.Choice;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A question with named choices; the choice decides where the run continues. Stateless. */
final class DecisionStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var decision = (Work.Decision) step.work();
        int attempt = stepContext.entry(step).attempt();
        String id = GateQuestions.fresh(step.id() + "/" + attempt + "/decide", stepContext);
        var asked = stepContext.state().questions().of(id);
        if (asked.isEmpty()) {
            // It waits without resting: the end of a rollback is no event of this step.
            if (QuestionPremise.isPending(step, stepContext)) {
                return new NextAction.Wait(null);
            }
            // As at a gate: whoever decides can look at it, and no decision to roll back waits for it.
            return StepCompletion.lacksEvidence(step, stepContext)
                    ? StepCompletion.capture(step, stepContext)
                    : NextAction.note(new PeopleFact.Asked(question(id, step, attempt, stepContext)));
        }
        var entry = asked.orElseThrow();
        var answer = entry.answer();
        if (answer != null) {
            return follow(step, decision, answer.decision(), stepContext);
        }
        boolean stands = QuestionPremise.rolledBack(step, stepContext).isEmpty();
        if (stands && decision.within().isPresent() && decision.preset().isPresent()) {
            var until = entry.asked().plus(decision.within().orElseThrow());
            return stepContext.now().isBefore(until)
                    ? new NextAction.Wait(until)
                    : NextAction.note(preset(id, step, stepContext));
        }
        return new NextAction.People();
    }

    private static Question question(String id, Step step, int attempt, StepContext stepContext) {
        var decision = (Work.Decision) step.work();
        var options = decision.choices().stream()
                .map(choice -> new Question.Option(choice.say(), does(choice.then()), Question.Care.REASON))
                .toList();
        String asks =
                Substitution.of(step, stepContext).say(decision.ask()) + QuestionPremise.background(step, stepContext);
        return new Question(
                id,
                step.id(),
                attempt,
                Question.Kind.DECIDE,
                asks,
                List.of(decision.by()),
                options,
                "",
                QuestionPremise.sights(step, stepContext));
    }

    private static String does(Choice.Then then) {
        if (then instanceof Choice.Then.GoTo goTo) {
            return "the run continues at '" + goTo.step() + "'";
        }
        if (then instanceof Choice.Then.RollBack) {
            return "everything is rolled back";
        }
        if (then instanceof Choice.Then.Abort) {
            return "the run ends here; traffic stays where it is";
        }
        if (then instanceof Choice.Then.Continue) {
            return "the run continues";
        }
        throw new IllegalStateException("no words for " + then.getClass());
    }

    private static Fact preset(String id, Step step, StepContext stepContext) {
        var decision = (Work.Decision) step.work();
        return new PeopleFact.Decided(new Decision(
                id,
                Event.ENGINE,
                decision.by(),
                Substitution.of(step, stepContext).say(step.title()),
                decision.preset().orElseThrow(),
                "no answer within " + decision.within().orElseThrow().toSeconds() + " s; the runbook sets this choice",
                "",
                "runbook",
                ""));
    }

    private static NextAction follow(Step step, Work.Decision decision, Decision answer, StepContext stepContext) {
        var choice = decision.choices().stream()
                .filter(one -> one.say().equals(answer.choice()))
                .findFirst()
                .orElseThrow();
        var then = choice.then();
        boolean turns = then instanceof Choice.Then.RollBack || then instanceof Choice.Then.Abort;
        if (turns && step.id().isOfRollback()) {
            return NextAction.note(succeeded(step, stepContext, answer));
        }
        boolean waits = then instanceof Choice.Then.RollBack
                ? RunRequests.isUnderWay(stepContext, Scope.WHOLE_RUN)
                : RunRequests.mustWait(stepContext);
        if (turns && waits) {
            return new NextAction.Wait(null);
        }
        if (then instanceof Choice.Then.RollBack) {
            // The redirection comes first: after a power cut, half of these facts must not let the run continue.
            var turn = RunRequests.rollback(
                    stepContext, Scope.WHOLE_RUN, answer.owner(), answer.role().value(), answer.reason());
            return NextAction.note(turn, succeeded(step, stepContext, answer));
        }
        if (then instanceof Choice.Then.Abort) {
            return NextAction.note(RunRequests.abort(stepContext, answer, step), succeeded(step, stepContext, answer));
        }
        var facts = new ArrayList<Fact>();
        if (then instanceof Choice.Then.GoTo goTo) {
            facts.addAll(skipped(step, goTo.step(), answer, stepContext));
        } else if (!(then instanceof Choice.Then.Continue)) {
            throw new IllegalStateException("no way to follow " + then.getClass());
        }
        facts.add(succeeded(step, stepContext, answer));
        return new NextAction.Note(facts);
    }

    /** The steps between the decision and its destination that wait for the decision. */
    private static List<Fact> skipped(Step from, StepId to, Decision answer, StepContext stepContext) {
        var facts = new ArrayList<Fact>();
        var dependents = new ArrayList<StepId>(List.of(from.id()));
        boolean between = false;
        for (var step : stepContext.runbook().steps().toList()) {
            if (step.id().equals(to)) {
                break;
            }
            boolean waits = between && step.needs().stream().anyMatch(dependents::contains);
            var state = stepContext.entry(step).state();
            if (waits && (state == StepState.PENDING || state == StepState.SKIPPED)) {
                dependents.add(step.id());
            }
            if (waits && state == StepState.PENDING) {
                facts.add(new StepFact.Skipped(
                        step.id(), 0, answer.owner() + " decided to continue at '" + to + "': " + answer.reason()));
            }
            between = between || step.id().equals(from.id());
        }
        return facts;
    }

    private static Fact succeeded(Step step, StepContext stepContext, Decision answer) {
        return new StepFact.Succeeded(
                step.id(), stepContext.entry(step).attempt(), StepFact.How.PLAINLY, Map.of("choice", answer.choice()));
    }
}
