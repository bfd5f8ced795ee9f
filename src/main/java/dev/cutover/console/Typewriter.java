package dev.cutover.console;

import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Dialogue;
import dev.cutover.console.prompt.Prompt;
import dev.cutover.console.prompt.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialogue on a terminal that can only write on: what is asked is printed once, the answer is typed below it, with
 * no editing but wiping out. One thread reads; lines go out through the outlet.
 */
final class Typewriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Typewriter.class);
    private static final long POLL_MILLIS = 50;
    private static final Prompt NOTHING = new Prompt(-1, List.of(), List.of(), List.of(), "", true);

    private final Terminal terminal;
    private final Theme theme;
    private final Outlet outlet;
    private final Dialogue dialogue;
    private final Interrupts interrupts;
    private final Keys keys;
    private final LineEditor editor = new LineEditor();
    private final KeyThread thread;
    private boolean echo;

    /** Everything that a typewriter is made of. */
    record Parts(Terminal terminal, Theme theme, Outlet outlet, Dialogue dialogue, Interrupts interrupts) {}

    Typewriter(Parts parts, Duration patience) {
        this.terminal = parts.terminal();
        this.theme = parts.theme();
        this.outlet = parts.outlet();
        this.dialogue = parts.dialogue();
        this.interrupts = parts.interrupts();
        this.keys = new Keys(terminal);
        this.thread = new KeyThread("cutover-typewriter", this::live, patience);
    }

    void open() {
        thread.start();
    }

    private void live() {
        // In the terminal's own line mode a read cannot be cut short, and what was typed ahead cannot be thrown away.
        Attributes before = terminal.enterRawMode();
        echo = before.getLocalFlag(Attributes.LocalFlag.ECHO);
        try {
            loop();
        } catch (RuntimeException e) {
            LOG.error("the prompt has failed", e);
            dialogue.gone(); // nobody can answer here any more, and the run goes on
        } finally {
            terminal.setAttributes(before);
        }
    }

    private void loop() {
        Prompt shown = NOTHING;
        while (thread.isOpen()) {
            var prompt = dialogue.prompt();
            turn(shown, prompt);
            shown = prompt;
            int key = keys.next(POLL_MILLIS);
            if (key == Keys.GONE) {
                dialogue.gone();
                interrupts.hungUp();
                return;
            }
            if (key != Keys.NONE && take(editor.press(key), shown)) {
                shown = new Prompt(
                        shown.serial(), shown.head(), List.of(), List.of(), "", shown.idle()); // asked again below
            }
        }
    }

    /** Prints what is new. Newer figures and other questions are told by the lines of the run already. */
    private void turn(Prompt before, Prompt prompt) {
        boolean other = prompt.serial() != before.serial();
        if (other) {
            keys.throwAway();
            editor.clear();
            outlet.typing("");
        }
        var lines = new ArrayList<AttributedString>();
        if (other) {
            prompt.head().forEach(sentence -> lines.add(line(sentence)));
            prompt.facts().forEach(sentence -> lines.add(line(sentence)));
        }
        boolean asks =
                other || !prompt.ask().equals(before.ask()) || !prompt.label().equals(before.label());
        if (asks) {
            prompt.ask().forEach(sentence -> lines.add(line(sentence)));
        }
        if (asks || !lines.isEmpty()) {
            outlet.ask(lines, prompt.idle() ? "" : prompt.label() + " ");
        }
    }

    private AttributedString line(Sentence sentence) {
        return new Line(theme)
                .to(sentence.indent())
                .add(sentence.tone(), sentence.words())
                .done();
    }

    private boolean take(LineEditor.Key key, Prompt shown) {
        switch (key) {
            case TYPED -> {
                if (echo) {
                    outlet.typing(editor.text());
                }
                return false;
            }
            case LINE -> {
                outlet.typed(!echo);
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
        thread.close();
    }
}
