package dev.cutover.console;

import dev.cutover.console.prompt.Prompt;
import dev.cutover.console.prompt.PromptInput;
import java.time.Duration;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture, redrawn in place at most five times a second, and the prompt below it. One thread reads keys and draws;
 * others only update the state that is drawn. A terminal that is slow, stuck or gone delays only that one thread.
 * Thread-safe.
 */
final class LiveView implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveView.class);
    private static final long POLL_MILLIS = 50;
    private static final int POLLS_BETWEEN_PICTURES = 4;
    private static final int KEYS_AT_ONCE = 4_000;

    private final Terminal terminal;
    private final PromptInput promptInput;
    private final Runnable interrupted;
    private final Runnable hungUp;
    private final String failed;
    private final TerminalScreen terminalScreen;
    private final KeyReader keyReader;
    private final LineEditor editor = new LineEditor();
    private final KeyThread thread;
    private boolean gone;

    /**
     * The parts that a live view connects.
     *
     * @param failed what is said where the view has failed
     */
    record Parts(Terminal terminal, PromptInput promptInput, Runnable interrupted, Runnable hungUp, String failed) {}

    LiveView(Parts parts, TerminalScreen terminalScreen, Duration patience) {
        this.terminal = parts.terminal();
        this.promptInput = parts.promptInput();
        this.interrupted = parts.interrupted();
        this.hungUp = parts.hungUp();
        this.failed = parts.failed();
        this.terminalScreen = terminalScreen;
        this.keyReader = new KeyReader(terminal);
        this.thread = new KeyThread("cutover-screen", this::run, patience);
    }

    void open() {
        thread.start();
    }

    private void run() {
        try {
            Attributes before = terminal.enterRawMode();
            try {
                draw();
            } finally {
                terminal.setAttributes(before);
            }
        } catch (IllegalStateException e) {
            promptInput.inputEnded(); // the terminal was closed while it was stuck
        }
    }

    private void draw() {
        try {
            terminalScreen.enter();
            loop();
            terminalScreen.leave();
        } catch (RuntimeException e) {
            if (isOpen()) {
                LOG.error("the live view has failed", e);
            }
            promptInput.inputEnded(); // no person can answer here any more, and the run continues
            terminalScreen.leaveBroken(failed);
        }
    }

    private void loop() {
        Prompt shown = Prompt.NOTHING;
        long drawn = -1;
        int polls = 0;
        while (isOpen()) {
            var prompt = promptInput.prompt();
            if (prompt.serial() != shown.serial()) {
                keyReader.discard();
                editor.clear();
            }
            long version = terminalScreen.version();
            boolean due = version != drawn && polls >= POLLS_BETWEEN_PICTURES;
            if (due || !prompt.equals(shown)) {
                terminalScreen.draw(prompt, editor.text());
                drawn = version;
                polls = 0;
            }
            shown = prompt;
            if (read(shown) && promptInput.prompt().serial() == shown.serial()) {
                shown = promptInput.prompt();
                terminalScreen.draw(shown, editor.text());
            }
            polls++;
        }
    }

    /** Reads the keys that were pressed, up to the end of a line; returns whether there were any. */
    private boolean read(Prompt shown) {
        int key = gone ? pause() : keyReader.next(POLL_MILLIS);
        boolean any = false;
        for (int count = 0; key != KeyReader.NONE && count < KEYS_AT_ONCE && isOpen(); count++) {
            if (key == KeyReader.GONE) {
                gone = true;
                promptInput.inputEnded();
                hungUp.run();
                return false;
            }
            any = true;
            if (!promptInput.pressed(key) && take(editor.press(key), shown)) {
                return true;
            }
            key = keyReader.next(1);
        }
        return any;
    }

    /** Returns true if the line has ended, so that the next input may be for another prompt. */
    private boolean take(LineEditor.Key key, Prompt shown) {
        switch (key) {
            case TYPED -> {
                return false;
            }
            case LINE -> promptInput.typed(shown.serial(), editor.text());
            case INTERRUPT -> interrupted.run();
            case END -> promptInput.endOfInput();
        }
        editor.clear();
        return true;
    }

    private int pause() {
        if (thread.endsWithin(POLL_MILLIS)) {
            gone = true;
        }
        return KeyReader.NONE;
    }

    private boolean isOpen() {
        return thread.isOpen();
    }

    /** Leaves the last frame on the screen and restores the terminal, as far as possible. */
    @Override
    public void close() {
        thread.close();
    }
}
