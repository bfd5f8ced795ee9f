package dev.cutover.cli.watch;

import dev.cutover.query.RunnerStatus;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.Tone;
import java.util.Optional;

/** What a viewer is told of the process that carries a run out: when it goes, and when it is back. Not thread-safe. */
final class RunnerWords {
    private boolean missed;
    private boolean known;

    /** A sentence and how pressing it is. */
    record Said(Tone tone, String words) {}

    /** What there is to say of a change; empty if nothing. */
    Optional<Said> of(RunnerStatus now, RunState state) {
        var words = state.id().flatMap(run -> now.words(run, state));
        boolean back = now.state() == RunnerStatus.State.RUNNING;
        var said = switch (now.state()) {
            case GONE -> words.map(sentence -> new Said(Tone.BAD, "RUNNER GONE: " + sentence));
            case LEFT -> words.map(sentence -> new Said(Tone.CARE, "no runner: " + sentence));
            case ELSEWHERE -> words.map(sentence -> new Said(Tone.CARE, sentence));
            case RUNNING -> Optional.of(now).filter(status -> known).map(status -> back(status, missed));
            case NOT_NEEDED, UNKNOWN -> Optional.<Said>empty();
        };
        known = true;
        missed = !back;
        return said;
    }

    private static Said back(RunnerStatus now, boolean missed) {
        String process = now.holder()
                .map(holder -> "process " + holder.runner().pid() + " ("
                        + holder.runner().user() + ")")
                .orElse("another process");
        return new Said(
                Tone.GOOD, (missed ? "RUNNER IS BACK: " : "another runner: ") + process + " carries the run out");
    }
}
