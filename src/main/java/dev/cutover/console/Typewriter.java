package dev.cutover.console;

import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Dialogue;
import dev.cutover.console.prompt.Prompt;
import dev.cutover.console.prompt.Sentence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * The dialogue on a terminal that can only write on: what is asked is printed once, the answer is typed below it, with
 * the terminal's own editing. One thread reads; lines go out through the outlet.
 */
final class Typewriter implements AutoCloseable {
    private static final long POLL_MILLIS = 50;
    private static final Prompt NOTHING = new Prompt(-1, List.of(), List.of(), "", true);

    private final Terminal terminal;
    private final Theme theme;
    private final Outlet outlet;
    private final Dialogue dialogue;
    private final Interrupts interrupts;
    private final Keys keys;
    private final Duration patience;
    private final LineEditor editor = new LineEditor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** Everything that a typewriter is made of. */
    record Parts(Terminal terminal, Theme theme, Outlet outlet, Dialogue dialogue, Interrupts interrupts) {}

    Typewriter(Parts parts, Duration patience) {
        this.terminal = parts.terminal();
        this.theme = parts.theme();
        this.outlet = parts.outlet();
        this.dialogue = parts.dialogue();
        this.interrupts = parts.interrupts();
        this.keys = new Keys(terminal);
        this.patience = patience;
        this.thread = new Thread(this::live, "cutover-typewriter");
        thread.setDaemon(true);
    }

    void open() {
        thread.start();
    }

    private void live() {
        try {
            loop();
        } catch (RuntimeException e) {
            dialogue.gone(); // nobody can answer here any more, and the run goes on
        }
    }

    private void loop() {
        Prompt shown = NOTHING;
        while (closing.getCount() > 0) {
            var prompt = dialogue.prompt();
            if (!prompt.equals(shown)) {
                turn(shown, prompt);
                shown = prompt;
            }
            int key = keys.next(POLL_MILLIS);
            if (key == Keys.GONE) {
                dialogue.gone();
                interrupts.hungUp();
                return;
            }
            if (key != Keys.NONE && take(editor.press(key), shown)) {
                shown = new Prompt(shown.serial(), shown.head(), List.of(), "", shown.idle()); // asked again below
            }
        }
    }

    private void turn(Prompt before, Prompt prompt) {
        boolean other = prompt.serial() != before.serial();
        if (other) {
            throwAway();
        }
        if (other || !prompt.head().equals(before.head())) {
            prompt.head().forEach(this::print);
        }
        prompt.ask().forEach(this::print);
        outlet.ask(prompt.idle() ? "" : prompt.label() + " ");
    }

    private void print(Sentence sentence) {
        outlet.line(new Line(theme)
                .to(sentence.indent())
                .add(sentence.tone(), sentence.words())
                .done());
    }

    /** What was typed but not sent yet is in the terminal's own hands, which let go of it in raw mode only. */
    private void throwAway() {
        Attributes before = terminal.enterRawMode();
        keys.throwAway();
        terminal.setAttributes(before);
        editor.clear();
    }

    private boolean take(LineEditor.Key key, Prompt shown) {
        switch (key) {
            case TYPED -> {
                return false;
            }
            case LINE -> {
                outlet.typed();
                dialogue.typed(shown.serial(), editor.text());
            }
            case INTERRUPT -> interrupts.interrupted();
            case END -> dialogue.endOfInput();
        }
        editor.clear();
        return true;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
