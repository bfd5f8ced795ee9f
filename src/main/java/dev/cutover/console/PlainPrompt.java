package dev.cutover.console;

import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Prompt;
import dev.cutover.console.prompt.PromptController;
import dev.cutover.console.prompt.Sentence;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialogue on a terminal that can only append: the question is printed once, and the answer is typed below it. Only
 * backspace can edit it. One thread reads keys; the line writer writes lines.
 */
final class PlainPrompt implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlainPrompt.class);
    private static final long POLL_MILLIS = 50;

    private final Terminal terminal;
    private final Theme theme;
    private final LineWriter lineWriter;
    private final PromptController promptController;
    private final Interrupts interrupts;
    private final KeyReader keyReader;
    private final LineEditor editor = new LineEditor();
    private final KeyThread thread;
    private boolean echo;

    /** The parts of a plain prompt. */
    record Parts(
            Terminal terminal,
            Theme theme,
            LineWriter lineWriter,
            PromptController promptController,
            Interrupts interrupts) {}

    PlainPrompt(Parts parts, Duration patience) {
        this.terminal = parts.terminal();
        this.theme = parts.theme();
        this.lineWriter = parts.lineWriter();
        this.promptController = parts.promptController();
        this.interrupts = parts.interrupts();
        this.keyReader = new KeyReader(terminal);
        this.thread = new KeyThread("cutover-prompt", this::run, patience);
    }

    void open() {
        thread.start();
    }

    private void run() {
        // In the terminal's own line mode, a read cannot be aborted, and type-ahead cannot be discarded.
        Attributes before = terminal.enterRawMode();
        echo = before.getLocalFlag(Attributes.LocalFlag.ECHO);
        try {
            loop();
        } catch (RuntimeException e) {
            LOG.error("the prompt has failed", e);
            promptController.inputEnded(); // no person can answer here any more, and the run continues
        } finally {
            terminal.setAttributes(before);
        }
    }

    private void loop() {
        Prompt shown = Prompt.NOTHING;
        while (thread.isOpen()) {
            var prompt = promptController.prompt();
            turn(shown, prompt);
            shown = prompt;
            int key = keyReader.next(POLL_MILLIS);
            if (key == KeyReader.GONE) {
                promptController.inputEnded();
                interrupts.hungUp();
                return;
            }
            if (key != KeyReader.NONE && take(editor.press(key), shown)) {
                shown = shown.withoutAsk(); // printed again below
            }
        }
    }

    /**
     * Prints what is new in the prompt. Newer figures and other questions are not repeated: the run's lines show them.
     */
    private void turn(Prompt before, Prompt prompt) {
        boolean other = prompt.serial() != before.serial();
        if (other) {
            keyReader.discard();
            editor.clear();
            lineWriter.typing("");
        }
        var lines = new ArrayList<AttributedString>();
        if (other) {
            prompt.head().forEach(sentence -> lines.add(line(sentence)));
            promptController.facts(prompt.serial()).forEach(sentence -> lines.add(line(sentence)));
        }
        boolean asks =
                other || !prompt.ask().equals(before.ask()) || !prompt.label().equals(before.label());
        news(before, prompt, lines);
        if (asks) {
            prompt.ask().forEach(sentence -> lines.add(line(sentence)));
        }
        if (asks || !lines.isEmpty()) {
            lineWriter.ask(lines, prompt.idle() ? "" : prompt.label() + " ");
        }
    }

    /** What was looked up, and each answer that comes by itself, once. */
    private void news(Prompt before, Prompt prompt, List<AttributedString> lines) {
        prompt.coming().stream()
                .filter(turn -> !before.coming().contains(turn))
                .forEach(turn -> lines.add(theme.text(Tone.CARE, turn.words())));
        if (prompt.lookedUp().opened() != before.lookedUp().opened()) {
            prompt.pane().forEach(sentence -> lines.add(line(sentence)));
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
                    lineWriter.typing(editor.text());
                }
                return false;
            }
            case LINE -> {
                lineWriter.typed(!echo);
                promptController.typed(shown.serial(), editor.text());
            }
            case INTERRUPT -> interrupts.interrupted();
            case END -> promptController.endOfInput();
        }
        editor.clear();
        return true;
    }

    @Override
    public void close() {
        thread.close();
    }
}
