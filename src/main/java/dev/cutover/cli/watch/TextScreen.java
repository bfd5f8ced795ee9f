package dev.cutover.cli.watch;

import dev.cutover.console.ConsoleEnvironment;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.TextPicture;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.ReadOnlyPrompt;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A text on the whole terminal, replaced whenever it changes. Thread-safe. */
final class TextScreen implements AutoCloseable {
    private final HeldScreen screen;
    private final TextPicture picture;
    private final Theme theme;

    /** A text as it is drawn; called on another thread. */
    @FunctionalInterface
    interface Drawn {
        /** For so many columns. */
        Frame in(Theme theme, int columns);
    }

    private TextScreen(HeldScreen screen, TextPicture picture, Theme theme) {
        this.screen = screen;
        this.picture = picture;
        this.theme = theme;
    }

    /** Empty where nothing can be drawn. */
    static Optional<TextScreen> open(ConsoleEnvironment consoleEnvironment, ReadOnlyPrompt prompt) {
        var picture = new TextPicture();
        var themes = new AtomicReference<>(Theme.PLAIN);
        return HeldScreen.open(
                        consoleEnvironment,
                        theme -> {
                            themes.set(theme);
                            return picture;
                        },
                        prompt)
                .map(screen -> new TextScreen(screen, picture, Objects.requireNonNull(themes.get())));
    }

    void show(Drawn drawn) {
        picture.show(columns -> drawn.in(theme, columns));
    }

    void ring() {
        picture.ring();
    }

    @Override
    public void close() {
        screen.close();
    }
}
