package dev.cutover.engine.step;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.guard.Guards;
import dev.cutover.engine.guard.Sampler;
import dev.cutover.engine.guard.WatchedTime;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.StepLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The soak of a shift at its present weight: how long it still lasts, and what follows if nobody can watch it. */
final class Soak {
    private final Step step;
    private final Work.Shift shift;
    private final StepContext stepContext;
    private final StepLedger.Entry entry;
    private final int moves;
    private final AttemptTimer timer;

    /**
     * The soak after so many moves.
     *
     * @param moves how many moves of the ramp are done
     */
    Soak(Step step, Work.Shift shift, int moves, StepContext stepContext) {
        this.step = step;
        this.shift = shift;
        this.stepContext = stepContext;
        this.entry = stepContext.entry(step);
        this.moves = moves;
        this.timer = new AttemptTimer.Soak(moves);
    }

    /**
     * When it ends, by the record; null if it has to begin. After a hold, and after any time without a runner, it
     * begins anew in full.
     */
    @Nullable
    Instant until() {
        long since =
                Math.max(stepContext.state().takenSeq(), stepContext.state().continuedSeq());
        return entry.timerBeginning(timer).filter(begun -> begun.seq() > since).isPresent() ? entry.timer(timer) : null;
    }

    /** It begins, in full. */
    StepFact begun() {
        return new StepFact.TimerSet(
                step.id(), entry.attempt(), timer, stepContext.now().plus(shift.soak()));
    }

    /** Whether somebody has overridden the guards at the present weight. */
    boolean isOverridden() {
        return entry.notes(AttemptNote.GuardOverriddenAt.class).anyMatch(note -> note.moves() == moves);
    }

    /**
     * What follows from time that nobody watched; null if all was watched so far. A held ramp soaks anew anyway, and
     * nothing holds back one whose guards were overridden.
     */
    @Nullable
    NextAction unwatched() {
        if (stepContext.held() || isOverridden()) {
            return null;
        }
        var prolonged = WatchedTime.prolonged(step, timer, stepContext);
        return prolonged.isPresent()
                ? NextAction.note(prolonged.orElseThrow())
                : WatchedTime.starved(step, patience(), stepContext)
                        .map(this::failed)
                        .orElse(null);
    }

    /** It is over and the guards lack data: it is extended, then people are asked. */
    NextAction noData(Instant until, long inForceSince) {
        if (WatchedTime.isGap(step, stepContext)) {
            return new NextAction.Wait(stepContext.now().plus(Sampler.LIMIT));
        }
        var end = stepContext.watched(until).plus(stepContext.patience(patience()));
        return stepContext.now().isBefore(end)
                ? new NextAction.Wait(end)
                : failed(Guards.missing(shift.guard(), step, stepContext, inForceSince));
    }

    /** The longest of the soak and the windows of the guards. */
    private Duration patience() {
        return shift.guard().stream()
                .map(id -> Objects.requireNonNull(
                                stepContext.runbook().criteria().get(id))
                        .window())
                .filter(window -> window.compareTo(shift.soak()) > 0)
                .max(Duration::compareTo)
                .orElse(shift.soak());
    }

    private NextAction failed(String missing) {
        String why = "NO DATA (counts as not green): " + missing;
        return NextAction.note(new StepFact.Failed(step.id(), entry.attempt(), StepFact.FailureCause.NO_DATA, why));
    }
}
