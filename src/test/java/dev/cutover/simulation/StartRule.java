package dev.cutover.simulation;

import dev.cutover.model.Choice;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A step starts only after its needs have ended, while nothing holds the run, and after the required people have
 * committed.
 */
final class StartRule implements Rule {
    private static final Set<StepState> SETTLED = EnumSet.of(StepState.SUCCEEDED, StepState.SKIPPED, StepState.UNDONE);
    private static final Set<Question.Kind> HALTING = EnumSet.of(
            Question.Kind.FAILURE,
            Question.Kind.RED_GATE,
            Question.Kind.BREACH,
            Question.Kind.TRIGGER,
            Question.Kind.AFTER_ROLLBACK);

    private final Map<StepId, Step> steps = new HashMap<>();
    private final Consumer<String> complain;
    private long turn;

    StartRule(Runbook book, Consumer<String> complain) {
        book.steps().forEach(step -> steps.put(step.id(), step));
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        heed(event, books);
        var step = event.fact() instanceof StepFact.Started started ? steps.get(started.step()) : null;
        if (step == null) {
            return;
        }
        String what = event.seq() + ": " + step.id() + " starts";
        for (var need : step.needs()) {
            if (!SETTLED.contains(books.state(need))) {
                complain.accept(what + " before " + need + ", which is " + books.state(need));
            }
        }
        if (books.isHeld()) {
            complain.accept(what + " although the run is held");
        }
        if (books.isRolledBack(step)) {
            complain.accept(what + " while it is rolled back");
        }
        if (books.ended() != null) {
            complain.accept(what + " after the end");
        }
        boolean anew = books.state(step.id()) == StepState.PENDING;
        if (anew && books.open().stream().anyMatch(question -> HALTING.contains(question.kind()))) {
            complain.accept(what + " while people are asked whether to go on");
        }
        if (anew && turn > 0) {
            complain.accept(what + " although event " + turn + " has turned the run");
        }
        if (anew) {
            committed(step, event, books, what);
        }
    }

    /** Whoever says that the run goes back, or ends, is followed before anything else begins. */
    private void heed(Event event, Bookkeeper books) {
        if (event.fact() instanceof RollbackFact.Requested || event.fact() instanceof RunFact.Ended) {
            turn = 0;
        } else if (event.fact() instanceof PeopleFact.Decided decided) {
            turn = turns(decided.decision(), books) ? event.seq() : turn;
        }
    }

    private boolean turns(Decision decision, Bookkeeper books) {
        var question = books.question(decision.question());
        var step = question == null ? null : steps.get(question.step());
        if (question == null || step == null) {
            return false;
        }
        if (step.work() instanceof Work.Decision work && question.kind() == Question.Kind.DECIDE) {
            return work.choices().stream()
                    .filter(choice -> choice.say().equals(decision.choice()))
                    .anyMatch(choice -> choice.then() instanceof Choice.Then.RollBack
                            || choice.then() instanceof Choice.Then.Abort);
        }
        boolean declines =
                question.kind() == Question.Kind.COMMIT && decision.choice().equals("stop");
        return declines
                || decision.choice().equals("rollback")
                || decision.choice().equals("abort");
    }

    private void committed(Step step, Event event, Bookkeeper books, String what) {
        int attempt = ((StepFact.Started) event.fact()).attempt();
        step.safety()
                .pointOfNoReturn()
                .ifPresent(point -> point.approveBy().forEach(role -> {
                    boolean committed = books.saidOf(step.id(), Question.Kind.COMMIT).stream()
                            .filter(said -> said.decision().question().contains("/" + attempt + "/"))
                            .anyMatch(said -> said.decision().role().equals(role)
                                    && said.decision().choice().equals("commit"));
                    if (!committed) {
                        complain.accept(what + " without the word of " + role + ", and it is a point of no return");
                    }
                }));
    }
}
