package dev.cutover.board;

import dev.cutover.model.RoleId;
import dev.cutover.query.moment.RollCall;
import dev.cutover.run.Question;
import dev.cutover.words.Durations;
import dev.cutover.words.OpeningHeading;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of the roll call in words, the same on the board and at the prompt. Not thread-safe: it reads the run. */
public final class RollCallWords {
    /** An answer that counts no longer than this is about to lapse. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private final RunNarrative runNarrative;
    private final TaskStateWords taskStateWords;
    private final Instant now;

    /** As of a moment. */
    public RollCallWords(RunNarrative runNarrative, Instant now) {
        this.runNarrative = runNarrative;
        this.taskStateWords = new TaskStateWords(runNarrative);
        this.now = now;
    }

    /** The whole line. */
    public String inWords(RollCall.Call call) {
        return cells(call).stream()
                .flatMap(cell -> cell.parts().stream())
                .flatMap(part -> part instanceof TonedText.Words words ? Stream.of(words.words()) : Stream.empty())
                .collect(Collectors.joining());
    }

    /** How urgent the line is. */
    public Tone tone(RollCall.Call call) {
        return isBlocked(call) ? Tone.BAD : call.isMissing() ? Tone.CARE : Tone.PLAIN;
    }

    private List<TonedText> cells(RollCall.Call call) {
        var gap = TonedText.of("  ");
        var why = taskStateWords.blocked(call.question());
        if (why.isPresent()) {
            return List.of(blocked(call, why.get()), gap, time(call), gap, who(call));
        }
        return List.of(sign(call), gap, who(call), gap, what(call, true), gap, time(call));
    }

    /**
     * The sign, who, what, and since or until when; of a task that is blocked the reason first, uncut.
     *
     * @param withStep whether the step stands there, with what can be answered
     */
    BoardRow row(RollCall.Call call, boolean withStep) {
        if (isBlocked(call)) {
            return new BoardRow.Cut(cells(call).stream().reduce(TonedText.EMPTY, TonedText::add));
        }
        return new BoardRow.Cells(List.of(sign(call), who(call), what(call, withStep), time(call)));
    }

    private TonedText blocked(RollCall.Call call, String why) {
        return TonedText.of(
                Tone.BAD,
                "BLOCKED  " + call.step().asWritten() + taskStateWords.progress(call.question()) + ": " + why);
    }

    boolean isBlocked(RollCall.Call call) {
        return taskStateWords.blocked(call.question()).isPresent();
    }

    private static TonedText sign(RollCall.Call call) {
        return call.given()
                .map(given -> TonedText.of(Tone.GOOD, given.choice().toUpperCase(Locale.ROOT)))
                .orElseGet(() -> TonedText.of(Tone.CARE, "--"));
    }

    private static TonedText who(RollCall.Call call) {
        String roles = call.question().of().stream().map(RoleId::value).collect(Collectors.joining(" or "));
        String people = call.given().map(RollCall.Given::by).orElseGet(() -> String.join(" or ", call.people()));
        return TonedText.of(call.isMissing() ? Tone.STRONG : Tone.PLAIN, people)
                .add(people.equals(roles) ? "" : " (" + roles + ")");
    }

    private TonedText what(RollCall.Call call, boolean withStep) {
        var question = call.question();
        String progress = taskStateWords.progress(question);
        String choices = call.isMissing() && (withStep || isOwn(question.kind()))
                ? question.choices().stream().map(Question.Option::say).collect(Collectors.joining("/", "[", "]"))
                : "";
        var heading = OpeningHeading.of(question, runNarrative.state(), runNarrative.names());
        if (!withStep && heading.isEmpty()) {
            return TonedText.of(choices + (choices.isEmpty() ? "" : " ") + question.ask() + progress);
        }
        // What can be said to a task is always the same, and its progress tells more.
        String before = choices.isEmpty() || question.kind() == Question.Kind.TASK ? "" : " " + choices;
        return TonedText.of(
                heading.orElseGet(() -> call.step().asWritten().value()) + before + progress + ": " + question.ask());
    }

    /** Whether the answers are other ones each time, so that people have to know them. */
    private static boolean isOwn(Question.Kind kind) {
        return switch (kind) {
            case ATTEST, APPROVE, TASK, TAKE_BACK, COMMIT -> false;
            case DECIDE, DOUBT, FAILURE, RED_GATE, BREACH, TRIGGER, DRIFT, AFTER_ROLLBACK, OPENING -> true;
        };
    }

    /** Since when it is missing, why it is missing again, and to whom it goes; or how long it still counts. */
    private TonedText time(RollCall.Call call) {
        var given = call.given();
        if (given.isPresent()) {
            return given.get()
                    .until()
                    .map(until -> {
                        var left = left(until);
                        return TonedText.of(
                                left.compareTo(SOON) < 0 ? Tone.CARE : Tone.PLAIN,
                                "valid for " + Durations.words(left));
                    })
                    .orElseGet(() -> TonedText.of("no time limit"));
        }
        String lapsed = call.lapsed()
                .map(lapse -> call.people().equals(List.of(lapse.by())) ? ", lapsed" : ", " + lapse.by() + " lapsed")
                .orElse("");
        String next = call.next()
                .map(rung -> ", " + rung.rung()
                        + (left(rung.at()).isZero() ? " now" : " in " + Durations.words(left(rung.at()))))
                .orElse("");
        var since = call.since().isAfter(now) ? Duration.ZERO : Duration.between(call.since(), now);
        return TonedText.of(Tone.CARE, Durations.words(since.truncatedTo(ChronoUnit.SECONDS)))
                .add(lapsed + next);
    }

    private Duration left(Instant until) {
        return until.isAfter(now) ? Duration.between(now, until).truncatedTo(ChronoUnit.SECONDS) : Duration.ZERO;
    }
}
