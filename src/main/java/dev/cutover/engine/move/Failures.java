package dev.cutover.engine.move;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.StepLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What follows a failed attempt: a retry as the step says, then where the step sends control, by default to people. */
public final class Failures {
    private static final int RETRIES_WHERE_NONE_ARE_SAID = 3;

    private Failures() {}

    public static Move next(Step step, Scene scene) {
        var entry = scene.entry(step);
        var left = Breach.afterFailure(step, scene);
        if (left != null) {
            return left;
        }
        var retry = retry(step, entry, scene);
        if (retry instanceof Move.Wait || retry instanceof Move.Note) {
            return retry;
        }
        return switch (step.policy().onFailure()) {
            case CONTINUE ->
                Move.note(new StepFact.Skipped(
                        step.id(), entry.attempt(), "it failed, and the runbook goes on: " + entry.why()));
            case ROLLBACK ->
                Requests.mustWait(scene)
                        ? new Move.Wait(null)
                        : Move.note(Requests.rollback(
                                scene,
                                step.segment().map(Scope::of).orElse(Scope.WHOLE_RUN),
                                Event.ENGINE,
                                "runbook",
                                "step '" + step.id() + "' failed: " + entry.why()));
            case ABORT ->
                Requests.mustWait(scene)
                        ? new Move.Wait(null)
                        : Move.note(new RunFact.Ended(
                                RunFact.Ending.ABORTED,
                                "step '" + step.id() + "' failed: " + entry.why(),
                                Closing.exceptions(scene.runbook(), scene.state()),
                                Closing.counts(scene.state())));
            case ASK, RETRY -> ask(step, entry, scene);
        };
    }

    /**
     * People stops the retries: what a person said, a red gate and drift are not cured by trying again. A hold only
     * puts them off.
     */
    private static Move retry(Step step, StepLedger.Entry entry, Scene scene) {
        var cause = Objects.requireNonNull(entry.cause());
        boolean curable = switch (cause) {
            case SAID_NO, TIMED_OUT, ERROR, NO_DATA -> true;
            case RED, DRIFT, BREACH, DECLINED -> false;
        };
        int times = step.policy().onFailure() == OnFailure.RETRY
                        && step.policy().retry().times() == 0
                ? RETRIES_WHERE_NONE_ARE_SAID
                : step.policy().retry().times();
        if (!curable || step.work() instanceof Work.Task || entry.attemptsSinceReopened() > times) {
            return new Move.People();
        }
        if (scene.held()) {
            return new Move.Wait(null);
        }
        var due =
                Objects.requireNonNull(entry.ended()).plus(step.policy().retry().backoff());
        return scene.now().isBefore(due)
                ? new Move.Wait(due)
                : Move.note(new StepFact.Started(step.id(), entry.attempt() + 1));
    }

    private static Move ask(Step step, StepLedger.Entry entry, Scene scene) {
        String id = step.id() + "/" + entry.attempt() + "/failure";
        return Asking.once(question(id, step, entry, scene), scene, decision -> {
            return decision.turns() && Requests.mustWait(scene)
                    ? new Move.Wait(null)
                    : new Move.Note(follow(step, entry, decision, scene));
        });
    }

    private static Question question(String id, Step step, StepLedger.Entry entry, Scene scene) {
        boolean gate = step.work() instanceof Work.Gate;
        var options = new ArrayList<Question.Option>();
        options.add(new Question.Option(AnswerWord.RETRY, "a new attempt begins", Question.Care.PLAIN));
        if (gate) {
            options.add(new Question.Option(
                    AnswerWord.OVERRIDE,
                    "open the gate anyway; recorded permanently as an override",
                    Question.Care.REASON));
        } else {
            options.add(new Question.Option(AnswerWord.SKIP, skips(step), Question.Care.REASON));
            step.safety()
                    .byHand()
                    .ifPresent(text -> options.add(new Question.Option(
                            AnswerWord.BY_HAND, "you have done it yourself: " + text, Question.Care.REASON)));
        }
        options.add(new Question.Option(AnswerWord.ROLLBACK, "everything is rolled back", Question.Care.REASON));
        options.add(
                new Question.Option(AnswerWord.ABORT, "the run ends; traffic stays where it is", Question.Care.REASON));
        return new Question(
                id,
                step.id(),
                entry.attempt(),
                gate ? Question.Kind.RED_GATE : Question.Kind.FAILURE,
                Substitution.of(step, scene).say(step.title()) + " failed: " + entry.why(),
                Speakers.forStep(step, scene.runbook()),
                options,
                "");
    }

    private static String skips(Step step) {
        return step.policy().critical()
                ? "the run goes on without it and can only end with exceptions"
                : "the run goes on without it";
    }

    private static List<Fact> follow(Step step, StepLedger.Entry entry, Decision decision, Scene scene) {
        String said = decision.owner() + ": " + decision.reason();
        return switch (decision.word().orElse(AnswerWord.ABORT)) {
            case RETRY -> List.of(new StepFact.Reopened(step.id(), entry.attempt(), said));
            case OVERRIDE ->
                List.of(new StepFact.Succeeded(
                        step.id(),
                        entry.attempt(),
                        StepFact.How.OVERRIDDEN,
                        Map.of("overridden-by", decision.owner())));
            case SKIP -> List.of(new StepFact.Skipped(step.id(), entry.attempt(), said));
            case BY_HAND -> ByHand.done(step, decision, scene);
            case ROLLBACK -> rollBack(decision, scene);
            default -> List.of(Requests.abort(scene, decision));
        };
    }

    /** Once: when the rollback is over and the step still stands as failed, the question has done its work. */
    private static List<Fact> rollBack(Decision decision, Scene scene) {
        return List.of(Requests.rollback(
                scene, Scope.WHOLE_RUN, decision.owner(), decision.role().value(), decision.reason()));
    }
}
