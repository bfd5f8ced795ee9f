package dev.cutover.cli.watch;

import dev.cutover.console.ViewerLines;
import dev.cutover.console.role.RoleSheet;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.Optional;

/** A role's questions as lines: all of them whenever they change. */
record RoleLines(ViewerLines lines) implements RoleOutlet {
    @Override
    public void show(RoleSheet page) {
        // What only tells the time is no line.
    }

    @Override
    public void changed(Instant at, RoleSheet page, boolean rings) {
        lines.line(Tone.QUIET, "-- " + Durations.time(at) + " UTC --");
        page.sentences()
                .forEach(sentence -> lines.line(sentence.tone(), " ".repeat(sentence.indent()) + sentence.words()));
        if (rings) {
            lines.ring();
        }
    }

    @Override
    public void say(Instant at, Optional<RunnerWords.Said> said) {
        said.ifPresent(one -> lines.line(one.tone(), Durations.time(at) + "  " + one.words()));
    }

    @Override
    public boolean isClosed() {
        return lines.isClosed();
    }

    @Override
    public void close() {}
}
