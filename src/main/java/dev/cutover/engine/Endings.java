package dev.cutover.engine;

import dev.cutover.engine.move.Scene;
import dev.cutover.engine.move.Speakers;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the process has nothing left to do, and what its exit code says. */
final class Endings {
    private static final String NOTHING_FOLLOWS =
            "nothing follows from where the run stands, which is an error of the tool; it can be resumed or rolled back";

    private final Scene scene;
    private final Operator operator;
    private final Options options;

    Endings(Scene scene, Operator operator, Options options) {
        this.scene = scene;
        this.operator = operator;
        this.options = options;
    }

    /**
     * Empty while something can still happen.
     *
     * @param somethingIsPlanned whether anything is to be done at an instant to come
     */
    Optional<RunResult> of(Agenda agenda, Calls calls, boolean somethingIsPlanned) {
        if (calls.anyBut(Agenda.SAMPLES)) {
            return Optional.empty();
        }
        var ended = scene.state().ended();
        if (ended.isPresent() && scene.state().rollbacks().open().isEmpty()) {
            return Optional.of(ended(ended.orElseThrow()));
        }
        if (agenda.waitsForTimeOrWork()) {
            return Optional.empty();
        }
        if (options.backOnly() && scene.state().rollbacks().open().isEmpty()) {
            return Optional.of(rolledBack());
        }
        var open = scene.state().questions().open();
        boolean somebodyIsThere = open.stream().anyMatch(entry -> operator.canAnswer(entry.question()));
        boolean held = scene.state().held().isPresent();
        boolean nothingIsOpen = open.isEmpty() && !held;
        if (nothingIsOpen && !somethingIsPlanned) {
            return Optional.of(new RunResult(ExitCode.ERROR, NOTHING_FOLLOWS));
        }
        boolean holdCanEnd = held && operator.canContinue();
        return somebodyIsThere || nothingIsOpen || holdCanEnd ? Optional.empty() : Optional.of(waiting(open));
    }

    private static RunResult ended(RunFact.Ended ended) {
        return new RunResult(ended.ending().exitCode(), ended.why());
    }

    private RunResult rolledBack() {
        var all = scene.state().rollbacks().all();
        if (all.isEmpty()) {
            return new RunResult(ExitCode.DONE, "nothing was to be rolled back");
        }
        RollbackLedger.Entry last = all.get(all.size() - 1);
        return last.leftUndone().isEmpty()
                ? new RunResult(ExitCode.ROLLED_BACK, last.scope() + " is back on the old platform")
                : new RunResult(ExitCode.STUCK, "left undone: " + String.join("; ", last.leftUndone()));
    }

    /** What the way back waits for comes first: until it is through, nothing else is heard of. */
    private RunResult waiting(List<QuestionLedger.Entry> all) {
        var back = scene.state().rollbacks().open().isEmpty()
                ? List.<QuestionLedger.Entry>of()
                : all.stream()
                        .filter(entry -> entry.question().step().isOfRollback()
                                || entry.question().kind() == Question.Kind.TAKE_BACK)
                        .toList();
        var open = back.isEmpty() ? all : back;
        if (open.isEmpty()) {
            return new RunResult(ExitCode.WAITING, "the run is held, and nobody is here to continue it");
        }
        for (var entry : open) {
            var question = entry.question();
            var code = code(question);
            if (code != ExitCode.WAITING) {
                return new RunResult(code, question.ask());
            }
        }
        var first = open.get(0).question();
        String who = first.of().stream()
                .map(role -> role + " (" + Speakers.names(role, scene.runbook()) + ")")
                .collect(Collectors.joining(" or "));
        return new RunResult(ExitCode.WAITING, "waiting for " + who + " at " + first.step() + ": " + first.ask());
    }

    private ExitCode code(Question question) {
        return switch (question.kind()) {
            case FAILURE, RED_GATE -> {
                var cause = scene.state().steps().of(question.step()).cause();
                yield cause == StepFact.FailureCause.DECLINED
                        ? ExitCode.DECLINED
                        : cause == StepFact.FailureCause.DRIFT ? ExitCode.DRIFT : ExitCode.HALTED;
            }
            case BREACH, TRIGGER -> ExitCode.HALTED;
            case AFTER_ROLLBACK -> rolledBack().code();
            case ATTEST, APPROVE, DECIDE, TASK, DOUBT, COMMIT, TAKE_BACK -> ExitCode.WAITING;
        };
    }
}
