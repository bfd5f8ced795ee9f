package dev.cutover.cli.watch;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import dev.cutover.console.role.RoleRows;
import dev.cutover.console.role.RoleSheet;
import java.time.Instant;
import java.util.Optional;

/** A role's questions on a terminal. */
record RoleScreen(TextScreen screen, ReadOnlyPrompt prompt) implements RoleOutlet {
    @Override
    public void show(RoleSheet page) {
        screen.show(new TextScreen.Drawn() {
            @Override
            public Frame in(Theme theme, int columns) {
                return new RoleRows(page, theme, columns).whole();
            }

            @Override
            public Frame within(Theme theme, int columns, int rows) {
                return new RoleRows(page, theme, columns).within(rows);
            }
        });
    }

    @Override
    public void changed(Instant at, RoleSheet page, boolean rings) {
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
