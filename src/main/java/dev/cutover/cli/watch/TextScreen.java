package dev.cutover.cli.watch;

import dev.cutover.console.ConsoleEnvironment;
import dev.cutover.console.ViewerScreen;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.TextPicture;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A text on the whole terminal, replaced whenever it changes. Thread-safe. */
final class TextScreen implements AutoCloseable {
    private final ViewerScreen screen;
    private final TextPicture picture;
    private final Theme theme;

    /** A text as it is drawn; called on another thread. */
    @FunctionalInterface
    interface Drawn {
        /** All of it, for so many columns. */
        Frame in(Theme theme, int columns);

        /** What is shown where there are only so many rows. */
        default Frame within(Theme theme, int columns, int rows) {
            return in(theme, columns).first(rows);
        }
    }

    private TextScreen(ViewerScreen screen, TextPicture picture, Theme theme) {
        this.screen = screen;
        this.picture = picture;
        this.theme = theme;
    }

    /** Empty where nothing can be drawn. */
    static Optional<TextScreen> open(ConsoleEnvironment consoleEnvironment, ReadOnlyPrompt prompt) {
        var picture = new TextPicture();
        var themes = new AtomicReference<>(Theme.PLAIN);
        return ViewerScreen.open(
                        consoleEnvironment,
                        theme -> {
                            themes.set(theme);
                            return picture;
                        },
                        prompt)
                .map(screen -> new TextScreen(screen, picture, Objects.requireNonNull(themes.get())));
    }

    void show(Drawn drawn) {
        picture.show(new TextPicture.Content() {
            @Override
            public Frame whole(int columns) {
                return drawn.in(theme, columns);
            }

            @Override
            public Frame within(int columns, int rows) {
                return drawn.within(theme, columns, rows);
            }
        });
    }

    void ring() {
        picture.ring();
    }

    @Override
    public void close() {
        screen.close();
    }
}
