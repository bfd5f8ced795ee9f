package dev.cutover.report.assembly;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Weight;
import dev.cutover.plan.rollback.ReturnedTraffic;
import dev.cutover.report.assembly.WeightMoves.Together;
import dev.cutover.report.content.SegmentRamp.RampEvent;
import dev.cutover.report.content.SegmentRamp.RampMark;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.OpenedWords;
import dev.cutover.words.Phrases;
import dev.cutover.words.RollbackClockWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happened to a part of the traffic while it was moved. Used for one ramp. */
final class RampMarks {
    private final ReportSource source;
    private final Together together;
    private final Set<Integer> returnedBefore = new HashSet<>();
    private final List<RampMark> marks = new ArrayList<>();

    RampMarks(ReportSource source, Together together) {
        this.source = source;
        this.together = together;
    }

    /** In the order of the record; none before the first move. */
    List<RampMark> marks() {
        var first = together.points().get(0).at();
        source.events().stream().filter(event -> !event.at().isBefore(first)).forEach(this::see);
        return List.copyOf(marks);
    }

    /** Facts of other kinds are no marks. */
    private void see(Event event) {
        if (event.fact() instanceof StepFact fact) {
            step(event, fact);
        } else if (event.fact() instanceof CriterionFact fact) {
            criterion(event, fact);
        } else if (event.fact() instanceof RollbackFact fact) {
            rollback(event, fact);
        } else if (event.fact() instanceof RunFact fact) {
            run(event, fact);
        }
    }

    /** Timers other than soaks, and the ends of attempts, are told by the timeline. */
    private void step(Event event, StepFact fact) {
        if (!together.isOf(fact.step())) {
            return;
        }
        if (fact instanceof StepFact.TimerSet set && set.timer() instanceof AttemptTimer.Soak) {
            add(event, RampEvent.SOAK, "soak until " + Durations.time(set.until()));
        } else if (fact instanceof StepFact.StepNote note) {
            note(event, note.note());
        }
    }

    private void note(Event event, AttemptNote note) {
        if (note instanceof AttemptNote.SteppedBack) {
            add(event, RampEvent.STEP_BACK, "stepped back to the weight before");
        } else if (note instanceof AttemptNote.GuardOverridden overridden) {
            add(event, RampEvent.OVERRIDE, "a red guard was overridden by " + overridden.owner());
        } else if (note instanceof AttemptNote.GuardOverriddenAt overridden) {
            add(event, RampEvent.OVERRIDE, "a red guard was overridden at this weight by " + overridden.owner());
        }
    }

    /** Samples have a picture of their own. */
    private void criterion(Event event, CriterionFact fact) {
        if (fact instanceof CriterionFact.GuardBreached breach && together.isOf(breach.step())) {
            add(event, RampEvent.BREACH, breach.criterion() + " is " + breach.value());
        } else if (fact instanceof CriterionFact.TriggerFired fired
                && together.keys().stream()
                        .anyMatch(key -> fired.segment().contains(key) || key.contains(fired.segment()))) {
            add(event, RampEvent.BREACH, "trigger: " + fired.criterion() + " was red too long");
        }
    }

    /** Blocked undos and reasons that follow are told with the rollback. */
    private void rollback(Event event, RollbackFact fact) {
        if (fact instanceof RollbackFact.Requested requested
                && together.keys().stream().anyMatch(requested.scope()::touches)) {
            add(
                    event,
                    RampEvent.ROLLBACK,
                    "rollback of " + source.runbook().nameOf(requested.scope()) + " by " + requested.by());
        } else if (fact instanceof RollbackFact.Opened opened
                && source.state()
                        .rollbacks()
                        .of(opened.rollback())
                        .filter(entry -> together.keys().stream().anyMatch(entry.scope()::touches))
                        .isPresent()) {
            add(event, RampEvent.OPENING, OpenedWords.decided(opened));
        } else if (fact instanceof RollbackFact.Returned returned && isMovedBy(returned)) {
            returnedBefore.add(returned.rollback());
            add(event, RampEvent.RETURNED, "traffic is back, read back");
        } else if (fact instanceof RollbackFact.Restored restored && isMovedBy(restored)) {
            add(event, RampEvent.RESTORED, restored(restored));
        }
    }

    /** A wider rollback restores nothing where the traffic was back before. */
    private boolean isMovedBy(RollbackFact fact) {
        return new ReturnedTraffic(source.state()).isMovedBy(fact.rollback(), together.traffic(), together.keys());
    }

    private String restored(RollbackFact.Restored restored) {
        var accepts = source.runbook().rollback().flatMap(RollbackProcedure::accepts);
        return returnedBefore.contains(restored.rollback()) && accepts.isPresent()
                ? accepts.orElseThrow() + " is green"
                : "traffic is back, read back; " + RollbackClockWords.takingOrders(accepts, true);
    }

    /** What else happens to the run does not touch its traffic. */
    private void run(Event event, RunFact fact) {
        if (fact instanceof RunFact.Held held) {
            add(event, RampEvent.HOLD, "held by " + held.by() + Phrases.why(held.why()));
        } else if (fact instanceof RunFact.Continued on) {
            add(event, RampEvent.CONTINUE, "continued by " + on.by());
        } else if (fact instanceof RunFact.RunnerLeft left) {
            add(event, RampEvent.RUNNER_GONE, "the process left" + Phrases.why(left.why()));
        } else if (fact instanceof RunFact.WeightsRead read) {
            read.drifted().stream()
                    .filter(drift -> drift.traffic().equals(together.traffic())
                            && together.keys().contains(drift.key()))
                    .forEach(drift -> add(
                            event,
                            RampEvent.DRIFT,
                            "the router reports " + Weight.words(drift.actual()) + ", must be "
                                    + Weight.words(drift.expected())));
        }
    }

    private void add(Event event, RampEvent what, String words) {
        marks.add(new RampMark(event.at(), what, Clean.line(words), event.seq()));
    }
}
