package dev.cutover.cli.watch;

import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a viewer is told of the process that carries a run out: when it goes, and when it is back. Not thread-safe. */
final class RunnerWords {
    private static final Duration NEWS = Duration.ofMinutes(1);

    private final String run;
    private boolean missed;
    private boolean known;

    /**
     * A sentence and how pressing it is.
     *
     * @param passes whether it is news that is soon old, and not how things stand
     */
    record Said(Tone tone, String words, boolean passes) {}

    /**
     * Of a run.
     *
     * @param run its id, or as much of it as its name needs
     */
    RunnerWords(String run) {
        this.run = run;
    }

    /** What there is to say of a change; empty if nothing. */
    Optional<Said> of(RunnerStatus now, RunState state) {
        var words = now.words(run, state);
        boolean back = now.state() == RunnerStatus.State.RUNNING;
        var said = switch (now.state()) {
            case GONE -> words.map(sentence -> new Said(Tone.BAD, "RUNNER GONE: " + goingOn(sentence), false));
            case LEFT -> words.map(sentence -> new Said(Tone.CARE, "no runner: " + goingOn(sentence), false));
            case ELSEWHERE -> words.map(sentence -> new Said(Tone.CARE, sentence, false));
            case RUNNING -> Optional.of(now).filter(status -> known).map(status -> back(status, missed));
            case NOT_NEEDED, UNKNOWN -> Optional.<Said>empty();
        };
        known = true;
        missed = !back;
        return said;
    }

    /** Says it above a prompt, news for a minute; if there is nothing to say, what was said before is no longer so. */
    static void show(Optional<Said> said, ReadOnlyPrompt prompt) {
        prompt.say(Tone.PLAIN, "");
        said.filter(Said::passes).ifPresent(one -> prompt.say(one.tone(), one.words(), NEWS));
        said.filter(one -> !one.passes()).ifPresent(one -> prompt.say(one.tone(), one.words()));
    }

    /** A sentence after a colon. */
    private static String goingOn(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static Said back(RunnerStatus now, boolean missed) {
        String process = now.holder()
                .map(holder -> "process " + holder.runner().pid() + " ("
                        + holder.runner().user() + ")")
                .orElse("another process");
        return new Said(Tone.GOOD, (missed ? "RUNNER IS BACK: " : "another runner: ") + process + " runs it", true);
    }
}
