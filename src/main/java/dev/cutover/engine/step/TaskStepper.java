package dev.cutover.engine.step;

import dev.cutover.engine.context.Asking;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.engine.effect.StepCompletion;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A task for a person, who reports it as done. A task with an undo is an effect like any other. */
final class TaskStepper implements Stepper {
    @Override
    public NextAction next(Step step, StepContext stepContext) {
        var task = (Work.Task) step.work();
        int attempt = stepContext.entry(step).attempt();
        var question = new Question(
                step.id() + "/" + attempt + "/task",
                step.id(),
                attempt,
                Question.Kind.TASK,
                Substitution.of(step, stepContext).say(asks(step, task)),
                List.of(task.by()),
                List.of(
                        new Question.Option(AnswerWord.DONE, continues(step), Question.Care.PLAIN),
                        new Question.Option(AnswerWord.NOT_DONE, "the step fails", Question.Care.REASON),
                        new Question.Option(AnswerWord.IN_PROGRESS, "the task has begun", Question.Care.PLAIN),
                        new Question.Option(
                                AnswerWord.BLOCKED,
                                "it cannot go on; its role and the commander are told",
                                Question.Care.REASON)),
                "");
        return Asking.once(
                question,
                stepContext,
                decision -> decision.hasChoice(AnswerWord.NOT_DONE)
                        ? NextAction.note(new StepFact.Failed(
                                step.id(),
                                attempt,
                                StepFact.FailureCause.SAID_NO,
                                decision.owner() + " says: " + decision.reason()))
                        : done(step, task, stepContext, decision.owner()));
    }

    private static String continues(Step step) {
        return step.id().isOfRollback() ? "the rollback continues" : "the run continues";
    }

    private static String asks(Step step, Work.Task task) {
        return step.title() + (task.checklist().isEmpty() ? "" : "\n" + String.join("; ", task.checklist()));
    }

    private static NextAction done(Step step, Work.Task task, StepContext stepContext, String owner) {
        String key = stepContext.key(step, "forward");
        if (task.undo().isPresent() && stepContext.effect(key).isEmpty()) {
            Undo undo = task.undo().orElseThrow();
            var deed = new Effect.ByHand(Substitution.of(step, stepContext).say(step.title()), step.where(), undo, "");
            var target = new StepContext.Target(new dev.cutover.model.SystemId("people"), deed);
            var facts = new ArrayList<Fact>();
            facts.add(new EffectFact.Intended(stepContext.effect(key, step, Effect.Direction.FORWARD, target)));
            facts.add(new EffectFact.Settled(key, EffectState.DONE, owner + " reports it as done", Map.of()));
            return new NextAction.Note(facts);
        }
        return StepCompletion.with(step, stepContext, StepFact.How.PLAINLY, Map.of());
    }
}
