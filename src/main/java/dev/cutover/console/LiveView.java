package dev.cutover.console;

import dev.cutover.console.board.Follower;
import dev.cutover.console.prompt.Dialogue;
import dev.cutover.console.prompt.Prompt;
import dev.cutover.engine.RunListener;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board, drawn in place at most five times a second, and the prompt below it. One thread reads keys and draws; the
 * engine's thread only leaves word. A terminal that is slow, stuck or gone holds up that one thread and nothing else.
 */
final class LiveView implements RunListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveView.class);
    private static final long POLL_MILLIS = 50;
    private static final int POLLS_BETWEEN_PICTURES = 4;
    private static final int KEYS_AT_ONCE = 4_000;
    private static final Prompt NOTHING = new Prompt(-1, List.of(), List.of(), List.of(), "", true);

    private final Terminal terminal;
    private final Follower follower;
    private final Dialogue dialogue;
    private final Runnable interrupted;
    private final Runnable hungUp;
    private final Screen screen;
    private final Keys keys;
    private final LineEditor editor = new LineEditor();
    private final KeyThread thread;
    private boolean gone;

    /** Whom a live view speaks with. */
    record Parts(Terminal terminal, Follower follower, Dialogue dialogue, Runnable interrupted, Runnable hungUp) {}

    LiveView(Parts parts, Screen screen, Duration patience) {
        this.terminal = parts.terminal();
        this.follower = parts.follower();
        this.dialogue = parts.dialogue();
        this.interrupted = parts.interrupted();
        this.hungUp = parts.hungUp();
        this.screen = screen;
        this.keys = new Keys(terminal);
        this.thread = new KeyThread("cutover-screen", this::live, patience);
    }

    void open() {
        thread.start();
    }

    @Override
    public void happened(List<Event> events) {
        follower.hear(events);
    }

    @Override
    public void progressed(StepProgress progress) {
        follower.progressed(progress);
    }

    @Override
    public void measured(Sample sample, Instant at) {
        follower.measured(sample, at);
    }

    @Override
    public void passed(Instant now) {
        follower.passed(now);
    }

    private void live() {
        try {
            Attributes before = terminal.enterRawMode();
            try {
                draw();
            } finally {
                terminal.setAttributes(before);
            }
        } catch (IllegalStateException e) {
            dialogue.gone(); // the terminal was closed while it was stuck: there is nothing left to give back
        }
    }

    private void draw() {
        try {
            screen.enter();
            loop();
            screen.leave();
        } catch (RuntimeException e) {
            if (isOpen()) {
                LOG.error("the live view has failed", e);
            }
            dialogue.gone(); // nobody can answer here any more, and the run goes on
            screen.leaveBroken("The view has failed; the run goes on. Ctrl-C still holds it, another terminal can"
                    + " watch it and decide.");
        }
    }

    private void loop() {
        Prompt shown = NOTHING;
        long drawn = -1;
        int polls = 0;
        while (isOpen()) {
            var prompt = dialogue.prompt();
            if (prompt.serial() != shown.serial()) {
                keys.throwAway();
                editor.clear();
            }
            long version = follower.version();
            boolean due = version != drawn && polls >= POLLS_BETWEEN_PICTURES;
            if (due || !prompt.equals(shown)) {
                screen.draw(prompt, editor.text());
                drawn = version;
                polls = 0;
            }
            shown = prompt;
            if (read(shown) && dialogue.prompt().serial() == shown.serial()) {
                shown = dialogue.prompt();
                screen.draw(shown, editor.text());
            }
            polls++;
        }
    }

    /** Takes the keys that were pressed, up to the end of a line; returns whether there were any. */
    private boolean read(Prompt shown) {
        int key = gone ? pause() : keys.next(POLL_MILLIS);
        boolean any = false;
        for (int count = 0; key != Keys.NONE && count < KEYS_AT_ONCE && isOpen(); count++) {
            if (key == Keys.GONE) {
                gone = true;
                dialogue.gone();
                hungUp.run();
                return false;
            }
            any = true;
            if (take(editor.press(key), shown)) {
                return true;
            }
            key = keys.next(1);
        }
        return any;
    }

    /** True if the line is at its end, so that what comes next may be meant for another prompt. */
    private boolean take(LineEditor.Key key, Prompt shown) {
        switch (key) {
            case TYPED -> {
                return false;
            }
            case LINE -> dialogue.typed(shown.serial(), editor.text());
            case INTERRUPT -> interrupted.run();
            case END -> dialogue.endOfInput();
        }
        editor.clear();
        return true;
    }

    private int pause() {
        if (thread.endsWithin(POLL_MILLIS)) {
            gone = true;
        }
        return Keys.NONE;
    }

    private boolean isOpen() {
        return thread.isOpen();
    }

    /** Leaves the last picture on the screen and gives the terminal back, as far as it lets us. */
    @Override
    public void close() {
        thread.close();
    }
}
