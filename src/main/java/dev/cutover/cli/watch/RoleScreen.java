package dev.cutover.cli.watch;

import dev.cutover.console.SentencePage;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.console.prompt.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A role's questions on a terminal. */
record RoleScreen(TextScreen screen, ReadOnlyPrompt prompt) implements RoleOutlet {
    @Override
    public void show(List<Sentence> page) {
        screen.show((theme, columns) -> SentencePage.of(page, columns, theme));
    }

    @Override
    public void changed(Instant at, List<Sentence> page, boolean rings) {
        if (rings) {
            screen.ring();
        }
    }

    @Override
    public void say(Instant at, Optional<RunnerWords.Said> said) {
        RunnerWords.show(said, prompt);
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {
        screen.close();
    }
}
