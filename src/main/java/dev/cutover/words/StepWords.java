package dev.cutover.words;

import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.NoteForm;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.words.EventLine.Wording;
import java.time.Duration;
import java.time.Instant;

/** The wording of facts about steps. */
final class StepWords {
    private final DisplayNames displayNames;

    StepWords(DisplayNames displayNames) {
        this.displayNames = displayNames;
    }

    Wording of(StepFact fact, Instant at, RunState before) {
        if (fact instanceof StepFact.Started started) {
            String again = started.attempt() > 1 ? ", attempt " + started.attempt() : "";
            return Wording.plain("started" + again + ": " + displayNames.title(started.step(), before));
        } else if (fact instanceof StepFact.Succeeded done) {
            return succeeded(done, took(before.steps().of(done.step()), at));
        } else if (fact instanceof StepFact.Failed failed) {
            return Wording.of(
                    Tone.BAD, failed(failed, took(before.steps().of(failed.step()), at)) + Phrases.why(failed.why()));
        } else if (fact instanceof StepFact.Skipped skipped) {
            return Wording.of(Tone.CARE, "SKIPPED" + Phrases.why(skipped.why()));
        } else if (fact instanceof StepFact.Cancelled cancelled) {
            return Wording.of(Tone.CARE, "cancelled" + Phrases.why(cancelled.why()));
        } else if (fact instanceof StepFact.Reopened open) {
            return Wording.plain("may start again" + Phrases.why(open.why()));
        } else if (fact instanceof StepFact.Withdrawn withdrawn) {
            return Wording.of(Tone.CARE, "is not passed anew" + Phrases.why(withdrawn.why()));
        } else if (fact instanceof StepFact.Undone back) {
            return Wording.of(Tone.CARE, "rolled back by rollback " + back.rollback());
        } else if (fact instanceof StepFact.TimerSet timer) {
            return timer(timer, before.steps().of(timer.step()).timer(timer.timer()) != null);
        } else if (fact instanceof StepFact.StepNote stepNote
                && stepNote.note() instanceof AttemptNote.ActualTimes actual) {
            return Wording.detail("by the word of people"
                    + actual.began()
                            .map(began -> ", began " + Durations.time(began))
                            .orElse("")
                    + actual.ended()
                            .map(end -> ", ended " + Durations.time(end))
                            .orElse(""));
        } else if (fact instanceof StepFact.StepNote stepNote) {
            var form = NoteForm.of(stepNote.note());
            return Wording.detail("found " + form.what() + " = " + form.value());
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    /** A person's no at a gate is an answer, not a failure. */
    private String failed(StepFact.Failed failed, String took) {
        return displayNames.isNoGo(failed.step(), failed.cause())
                ? "NO-GO" + took
                : "FAILED" + took + ", " + Phrases.cause(failed.cause());
    }

    private static Wording succeeded(StepFact.Succeeded done, String took) {
        return switch (done.how()) {
            case PLAINLY -> Wording.of(Tone.GOOD, "done" + took);
            case BY_HAND -> Wording.of(Tone.CARE, "done BY HAND" + took);
            case RECOVERED -> Wording.of(Tone.CARE, "done, RECOVERED after being in doubt" + took);
            case OVERRIDDEN -> Wording.of(Tone.CARE, "passed by an OVERRIDE" + took);
        };
    }

    private static Wording timer(StepFact.TimerSet timer, boolean again) {
        if (timer.timer() == AttemptTimer.Single.LOOK) {
            return Wording.detail("the next look is at " + Durations.time(timer.until()));
        }
        String title = timer.timer().title();
        String until = " until " + Durations.time(timer.until());
        var unwatched = timer.unwatched().filter(missed -> !missed.isZero());
        if (unwatched.isPresent()) {
            String missed = Durations.words(unwatched.orElseThrow());
            return Wording.of(Tone.CARE, missed + " of the " + title + " were not watched: it lasts" + until);
        }
        boolean anew = again && timer.unwatched().isEmpty();
        return anew ? Wording.plain(title + " anew" + until) : Wording.detail(title + until);
    }

    /** From begin to end as people say, where they do; else by the run's clock. */
    private static String took(StepLedger.Entry entry, Instant at) {
        var began = entry.began();
        var ended = entry.note(AttemptNote.ActualTimes.class)
                .flatMap(AttemptNote.ActualTimes::ended)
                .orElse(at);
        return began == null ? "" : " after " + Durations.words(Duration.between(began, ended));
    }
}
