package dev.cutover.words;

import dev.cutover.run.Claims;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.EventLine.Wording;
import java.util.stream.Collectors;

/** The wording of facts about the run as a whole. */
final class RunWords {
    private final DisplayNames displayNames;

    RunWords(DisplayNames displayNames) {
        this.displayNames = displayNames;
    }

    Wording of(RunFact fact, RunState before) {
        if (fact instanceof RunFact.Created created) {
            return Wording.of(Tone.STRONG, created(created));
        } else if (fact instanceof RunFact.LeaseTaken taken) {
            String who = "process " + taken.pid() + " on " + taken.host() + " for " + taken.user();
            String beside = taken.claims().map(ClaimWords::of).orElse("");
            return before.takenSeq() == 0
                    ? begun("run by " + who, taken, beside)
                    : Wording.of(Tone.CARE, "taken over by " + who + Phrases.why(taken.why()) + beside);
        } else if (fact instanceof RunFact.RunnerLeft left) {
            return Wording.of(
                    Tone.CARE,
                    before.isDryRun()
                            ? "the dry run stopped" + Phrases.why(left.why())
                            : "the runner stopped" + Phrases.why(left.why())
                                    + (left.why().endsWith("?") ? " The" : "; the") + " run can be resumed");
        } else if (fact instanceof RunFact.Held held) {
            return Wording.of(
                    Tone.CARE,
                    "HELD by " + held.by() + Phrases.why(held.why())
                            + "; no new step starts, ramps stay where they are");
        } else if (fact instanceof RunFact.Continued on) {
            return Wording.of(Tone.STRONG, "continued by " + on.by() + Phrases.why(on.why()));
        } else if (fact instanceof RunFact.Amended amended) {
            return Wording.of(
                    Tone.BAD,
                    "AMENDED by " + amended.by() + (amended.overrides() ? ", OVERRIDING RED" : "") + ": "
                            + amended.what() + ": " + amended.before() + " becomes " + amended.after()
                            + Phrases.why(amended.reason()) + "; impact: " + amended.impact());
        } else if (fact instanceof RunFact.WeightsRead read) {
            return read(read);
        } else if (fact instanceof RunFact.RunNote runNote) {
            return Wording.of(Tone.CARE, "note: " + runNote.what());
        } else if (fact instanceof RunFact.Ended ended) {
            return ended(ended);
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    /** A detail, unless somebody decided that it goes on beside other runs. */
    private static Wording begun(String words, RunFact.LeaseTaken taken, String beside) {
        boolean decided = taken.claims().flatMap(Claims::alongside).isPresent();
        return decided ? Wording.of(Tone.BAD, words + beside) : Wording.detail(words + beside);
    }

    private Wording read(RunFact.WeightsRead read) {
        if (!read.drifted().isEmpty()) {
            String weights = read.drifted().stream()
                    .map(drift -> drift.words(displayNames.segment(drift.key())))
                    .collect(Collectors.joining("; "));
            return Wording.of(
                    Tone.BAD,
                    "DRIFT at " + read.router() + ": " + weights
                            + read.note().map(note -> "; " + note).orElse(""));
        }
        if (read.trouble().isEmpty() && read.note().isPresent()) {
            return Wording.of(
                    Tone.CARE,
                    "weights of " + read.router() + " read back: all as recorded, but take care: "
                            + read.note().get());
        }
        return read.trouble().isEmpty()
                ? Wording.of(Tone.GOOD, "weights of " + read.router() + " read back: all as recorded")
                : Wording.of(
                        Tone.CARE,
                        "weights of " + read.router() + " cannot be read, so they are not verified"
                                + Phrases.why(read.trouble()));
    }

    private static String created(RunFact.Created created) {
        var pinned = created.pinned();
        return "created: " + pinned.runbook() + " in " + pinned.environment() + ", "
                + Phrases.mode(created) + ", by " + by(created) + "; T is "
                + Durations.day(created.starts()) + " " + Durations.time(created.starts()) + " UTC";
    }

    private static String by(RunFact.Created created) {
        return created.initiator().isEmpty() ? created.by() : created.initiator() + " (user " + created.by() + ")";
    }

    private static Wording ended(RunFact.Ended ended) {
        var tone = switch (ended.ending()) {
            case COMPLETED -> Tone.GOOD;
            case COMPLETED_WITH_EXCEPTIONS, ROLLED_BACK, STOPPED, DECLINED -> Tone.CARE;
            case STUCK, ABORTED -> Tone.BAD;
        };
        String exceptions =
                ended.exceptions().isEmpty() ? "" : "; exceptions: " + String.join(", ", ended.exceptions());
        return Wording.of(tone, "ENDED: " + Phrases.ending(ended.ending()) + Phrases.why(ended.why()) + exceptions);
    }
}
