package dev.cutover.console.prompt;

import dev.cutover.board.RollCallWords;
import dev.cutover.board.RunFollower;
import dev.cutover.board.StopWords;
import dev.cutover.model.Authority;
import dev.cutover.model.StepId;
import dev.cutover.plan.ComingNext;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.query.moment.DoneSteps;
import dev.cutover.query.moment.LateSteps;
import dev.cutover.query.moment.RollCall;
import dev.cutover.query.moment.StepClock;
import dev.cutover.query.moment.StopPreview;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody at a prompt can look up while a question stays open. Each begins with its title. Thread-safe. */
final class LookUps {
    private final RunFollower runFollower;
    private final PromptSubject subject;

    LookUps(RunFollower runFollower, PromptSubject subject) {
        this.runFollower = runFollower;
        this.subject = subject;
    }

    /** What a question rests on, and what each answer does. */
    List<Sentence> details(Question question) {
        return runFollower.read((runNarrative, now) -> {
            var lines = new ArrayList<Sentence>(QuestionHead.of(runNarrative, question));
            lines.addAll(new QuestionFacts(runNarrative, now).of(question));
            int number = 1;
            for (var option : question.choices()) {
                var people = Audience.people(runNarrative, question, option).keySet();
                lines.add(Sentence.item(number++ + "  " + option.say() + ": " + option.does() + " ("
                        + String.join(" or ", people) + ")"));
            }
            return lines;
        });
    }

    List<Sentence> help() {
        var lines = titled("Commands");
        lines.addAll(SlashCommand.help());
        return lines;
    }

    List<Sentence> stop() {
        return runFollower.read((runNarrative, now) -> {
            var expected = subject.outlook().at(runNarrative.state(), now);
            var lines = titled(StopWords.TITLE);
            StopPreview.of(runNarrative.names(), runNarrative.state(), expected.rollback(), true)
                    .ifPresentOrElse(
                            preview -> StopWords.of(preview, runNarrative.names())
                                    .forEach(said ->
                                            lines.add(Sentence.of(said.tone(), said.label() + ": " + said.words()))),
                            () -> lines.add(Sentence.plain(
                                    runNarrative.state().ended().isPresent()
                                            ? "The run is over."
                                            : "Nothing stays: this run changes nothing outside of itself.")));
            return lines;
        });
    }

    List<Sentence> status() {
        return runFollower.read((runNarrative, now) -> {
            var state = runNarrative.state();
            var lines = titled("Status at " + Durations.time(now) + " UTC, "
                    + Durations.sinceStart(state.created().starts(), now));
            var held = held(runNarrative, now);
            lines.add(Sentence.of(
                    Tone.STRONG,
                    state.status() == RunStatus.HELD
                            ? held.orElse(state.status().text())
                            : state.status().text()
                                    + held.map(words -> "; " + words).orElse("")));
            lines.add(Sentence.plain(steps(runNarrative, now)));
            subject.outlook()
                    .at(state, now)
                    .expectedEnd()
                    .ifPresent(end -> lines.add(Sentence.plain("expected end "
                            + Durations.minute(end, now)
                            + subject.outlook()
                                    .at(state, now)
                                    .plannedEnd()
                                    .map(planned -> ", planned " + Durations.minute(planned, now))
                                    .orElse(""))));
            var moved = MovedTraffic.of(runNarrative.runbook(), state);
            lines.add(
                    Sentence.plain("on the new platform: " + (moved.isEmpty() ? "nothing" : String.join(", ", moved))));
            state.questions().open().forEach(entry -> lines.add(waits(runNarrative, now, entry)));
            return lines;
        });
    }

    /** By whom it is held, since when and why, as the board says it. */
    private static Optional<String> held(RunNarrative runNarrative, Instant now) {
        return runNarrative
                .state()
                .held()
                .map(hold -> "HELD"
                        + runNarrative
                                .heldSince()
                                .map(at -> " " + Durations.words(since(at, now)))
                                .orElse("")
                        + " by " + hold.by() + Phrases.why(hold.why()));
    }

    private static Duration since(Instant at, Instant now) {
        return at.isAfter(now) ? Duration.ZERO : Duration.between(at, now).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String steps(RunNarrative runNarrative, Instant now) {
        var state = runNarrative.state();
        long all = runNarrative.runbook().steps().count();
        long done = DoneSteps.of(runNarrative.runbook(), state);
        var late = late(runNarrative, now);
        String running = state.steps().started().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "steps " + done + " of " + all + (late.isEmpty() ? ", none late" : ", " + late.size() + " late (/late)")
                + (running.isEmpty() ? "" : "; now " + running);
    }

    private static List<LateSteps.Late> late(RunNarrative runNarrative, Instant now) {
        var stepClock = StepClock.of(runNarrative, now, false);
        return LateSteps.of(runNarrative.runbook(), runNarrative.state(), stepClock, now);
    }

    List<Sentence> late() {
        return runFollower.read((runNarrative, now) -> {
            var late = late(runNarrative, now);
            var lines = titled(late.isEmpty() ? "Nothing is late" : "Late: " + late.size());
            late.forEach(one -> lines.add(new Sentence(
                    Tone.CARE,
                    1,
                    one.step() + ": " + Durations.words(one.by().truncatedTo(ChronoUnit.SECONDS))
                            + " late, planned to "
                            + (one.begun() ? "end " : "begin ") + Durations.minute(one.planned(), now)
                            + (one.begun() ? ", has begun" : ", not begun"))));
            return lines;
        });
    }

    List<Sentence> waiting() {
        return runFollower.read((runNarrative, now) -> {
            var calls = new RollCall(runNarrative.runbook(), runNarrative.state()).calls();
            long missing = calls.stream().filter(RollCall.Call::isMissing).count();
            var held = held(runNarrative, now);
            var lines = held.isPresent()
                    ? titled(someone(runNarrative))
                    : titled(missing == 0 ? "Nobody is waited for" : "Waited for: " + missing);
            held.ifPresent(words -> {
                lines.add(new Sentence(Tone.CARE, 1, words));
                var then = new ComingNext(runNarrative.runbook(), runNarrative.state(), now).whenContinued();
                lines.add(Sentence.item(
                        "then at once: " + (then.isEmpty() ? "nothing starts" : String.join("; ", then))));
            });
            var rollCallWords = new RollCallWords(runNarrative, now);
            calls.forEach(call -> lines.add(new Sentence(rollCallWords.tone(call), 1, rollCallWords.inWords(call))));
            return lines;
        });
    }

    private static String someone(RunNarrative runNarrative) {
        var authority = Authority.of(runNarrative.runbook());
        return "someone to go on: /continue ("
                + authority.people().stream().filter(authority::mayContinue).collect(Collectors.joining(", ")) + ")";
    }

    /** Whom a question waits for, and since when. */
    private static Sentence waits(RunNarrative runNarrative, Instant now, QuestionLedger.Entry entry) {
        return new Sentence(
                Tone.CARE,
                1,
                entry.question().step() + ": " + Audience.asked(runNarrative, entry.question()) + ", "
                        + Durations.words(since(entry.asked(), now))
                        + ": " + entry.question().ask());
    }

    /** What waits for a role or a person, what they do now, and what comes to them. */
    List<Sentence> mine(String whose) {
        return runFollower.read((runNarrative, now) -> {
            var shares = new StepShares(runNarrative.runbook(), whose);
            if (!shares.isKnown()) {
                var lines = titled(whose.isEmpty() ? "Whose? /mine ROLE" : "'" + whose + "' is no role and no person");
                lines.add(new Sentence(Tone.PLAIN, 1, "there are " + shares.known()));
                return lines;
            }
            var state = runNarrative.state();
            var lines = titled("For " + shares.inWords());
            state.questions().open().stream()
                    .filter(entry -> shares.isAsked(entry))
                    .forEach(entry -> lines.add(waits(runNarrative, now, entry)));
            runNarrative.runbook().steps().filter(shares::has).forEach(step -> {
                var at = state.steps().of(step.id()).state();
                if (at == StepState.STARTED || at == StepState.FAILED) {
                    lines.add(
                            new Sentence(Tone.STRONG, 1, "now  " + step.id() + ": " + title(runNarrative, step.id())));
                } else if (at == StepState.PENDING) {
                    lines.add(new Sentence(Tone.PLAIN, 1, "next " + step.id() + ": " + title(runNarrative, step.id())));
                }
            });
            if (lines.size() == 1) {
                lines.add(new Sentence(Tone.PLAIN, 1, "nothing waits for them, and nothing more comes"));
            }
            return lines;
        });
    }

    private static String title(RunNarrative runNarrative, StepId step) {
        return runNarrative.names().title(step, runNarrative.state());
    }

    private static List<Sentence> titled(String title) {
        var lines = new ArrayList<Sentence>();
        lines.add(Sentence.of(Tone.STRONG, title));
        return lines;
    }
}
