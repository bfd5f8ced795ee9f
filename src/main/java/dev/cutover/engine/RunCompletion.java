package dev.cutover.engine;

import dev.cutover.engine.context.EligiblePeople;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.rollback.AfterRollback;
import dev.cutover.engine.step.PeopleLimit;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.plan.rollback.RemainingTraffic;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides whether the process has nothing left to do, and its exit code. Stateless. */
final class RunCompletion {
    private static final String NOTHING_FOLLOWS =
            "no next action follows from the state of the run, which is a fault of the tool; the run can be resumed or rolled back";

    private final StepContext stepContext;
    private final Operator operator;
    private final RunOptions runOptions;

    RunCompletion(StepContext stepContext, Operator operator, RunOptions runOptions) {
        this.stepContext = stepContext;
        this.operator = operator;
        this.runOptions = runOptions;
    }

    /**
     * Empty while something can still happen.
     *
     * @param somethingIsPlanned whether anything is to be done at an instant to come
     */
    Optional<RunResult> of(DecisionLoop decisionLoop, OutstandingCalls outstandingCalls, boolean somethingIsPlanned) {
        if (outstandingCalls.anyBut(NextAction.BESIDE)) {
            return Optional.empty();
        }
        var ended = ended();
        if (ended.isPresent()) {
            return ended;
        }
        if (decisionLoop.waitsForTimeOrWork()) {
            return Optional.empty();
        }
        if (runOptions.backOnly() && !stepContext.state().rollbacks().isAnyOpen()) {
            return Optional.of(rolledBack());
        }
        var open = stepContext.state().questions().open();
        boolean somebodyIsThere = open.stream().anyMatch(entry -> isThere(entry.question()));
        boolean held = stepContext.state().held().isPresent();
        boolean nothingIsOpen = open.isEmpty() && !held;
        if (nothingIsOpen && !somethingIsPlanned) {
            return Optional.of(new RunResult(ExitCode.ERROR, NOTHING_FOLLOWS));
        }
        boolean holdCanEnd = held && (operator.canContinue() || keepsWatch(open));
        return somebodyIsThere || nothingIsOpen || holdCanEnd ? Optional.empty() : Optional.of(waiting(open));
    }

    private boolean isThere(Question question) {
        boolean late = stepContext.state().steps().of(question.step()).cause() == StepFact.FailureCause.TIMED_OUT
                && stepContext.find(question.step()).filter(PeopleLimit::bounds).isPresent();
        return late ? operator.canAnswerLate(question) : operator.canAnswer(question);
    }

    /** A held run with traffic on the new platform keeps its guards, until it is continued, rolled back or aborted. */
    private boolean keepsWatch(List<QuestionLedger.Entry> open) {
        return open.isEmpty() && operator.isReachable() && MovedTraffic.isAny(stepContext.state());
    }

    /** The result of a run that has ended and rolls nothing back; empty for any other. */
    Optional<RunResult> ended() {
        return stepContext
                .state()
                .ended()
                .filter(end -> !stepContext.state().rollbacks().isAnyOpen())
                .map(end -> new RunResult(EndCode.of(end, stepContext.runbook(), stepContext.state()), end.why()));
    }

    private RunResult rolledBack() {
        var all = stepContext.state().rollbacks().all();
        if (all.isEmpty()) {
            return new RunResult(ExitCode.DONE, "nothing to roll back");
        }
        var concluded = AfterRollback.concluded(stepContext);
        var undoneSince = new UndoneSince(stepContext.runbook(), stepContext.state());
        var left = concluded.stream()
                .flatMap(rollback -> undoneSince.still(rollback).stream())
                .distinct()
                .toList();
        return left.isEmpty()
                ? new RunResult(ExitCode.ROLLED_BACK, AfterRollback.whatIsDone(stepContext, concluded) + stays())
                : new RunResult(ExitCode.STUCK, "left undone: " + String.join("; ", left));
    }

    /** What of the run's other traffic is not back. */
    private String stays() {
        String stays =
                RemainingTraffic.of(stepContext.runbook(), stepContext.state()).whatStays();
        return stays.isEmpty() ? "" : "; " + stays;
    }

    /** What a rollback waits for comes first: nothing else proceeds until it has finished. */
    private RunResult waiting(List<QuestionLedger.Entry> all) {
        var back = !stepContext.state().rollbacks().isAnyOpen()
                ? List.<QuestionLedger.Entry>of()
                : all.stream()
                        .filter(entry -> entry.question().step().isOfRollback()
                                || entry.question().kind() == Question.Kind.TAKE_BACK
                                || entry.question().kind() == Question.Kind.OPENING)
                        .toList();
        var open = back.isEmpty() ? all : back;
        if (open.isEmpty()) {
            return new RunResult(ExitCode.WAITING, "the run is held, and no terminal is attached to continue it");
        }
        var halting = open.stream()
                .map(QuestionLedger.Entry::question)
                .filter(question -> code(question) != ExitCode.WAITING)
                .toList();
        var counts = ExitCode.first(halting.stream().map(this::code).toList());
        if (counts.isPresent()) {
            var code = counts.orElseThrow();
            return halting.stream()
                    .filter(question -> code(question) == code)
                    .findFirst()
                    .map(question -> new RunResult(code, question.ask()))
                    .orElseThrow();
        }
        var first = open.get(0).question();
        String who = first.of().stream()
                .map(role -> role + " (" + EligiblePeople.names(role, stepContext.runbook()) + ")")
                .collect(Collectors.joining(" or "));
        return new RunResult(ExitCode.WAITING, "waiting for " + who + " at " + first.step() + ": " + first.ask());
    }

    /** Not rolled back while some of the run's traffic is left: then the run waits for the decision. */
    private ExitCode afterRollback() {
        var code = rolledBack().code();
        boolean partly =
                RemainingTraffic.of(stepContext.runbook(), stepContext.state()).isAnything();
        return code == ExitCode.ROLLED_BACK && partly ? ExitCode.WAITING : code;
    }

    private ExitCode code(Question question) {
        return question.kind() == Question.Kind.AFTER_ROLLBACK
                ? afterRollback()
                : EndCode.of(question, stepContext.state()).orElse(ExitCode.WAITING);
    }
}
