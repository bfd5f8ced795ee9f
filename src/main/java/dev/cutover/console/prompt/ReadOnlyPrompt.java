package dev.cutover.console.prompt;

import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The prompt of somebody who only watches: nothing can be typed, and q, Ctrl-C or Ctrl-D leave. Thread-safe; nothing
 * waits but {@link #isLeftWithin}.
 */
public final class ReadOnlyPrompt implements PromptInput {
    /** The keys that a line editor takes as an interrupt and as the end of input. */
    private static final int CTRL_C = 3;

    private static final int CTRL_D = 4;

    private final CountDownLatch left = new CountDownLatch(1);
    private final Sentence hint;
    private final InstantSource wall;
    private List<Sentence> notices = List.of();
    private Instant until = Instant.MAX;
    private @Nullable Way way;

    /** How the viewer left. */
    public enum Way {
        QUIT,
        INTERRUPTED,
        /** The terminal is gone, or shows nothing any more. */
        GONE
    }

    /**
     * A prompt.
     *
     * @param hint how to leave
     * @param wall tells when what was said for a while is over
     */
    public ReadOnlyPrompt(String hint, InstantSource wall) {
        this.wall = wall;
        this.hint = Sentence.of(Tone.QUIET, hint);
    }

    /**
     * Says something above the hint until something else is said; empty to say nothing. Each part up to a semicolon is
     * on a line of its own, so that the commands in it are broken as seldom as can be.
     */
    public synchronized void say(Tone tone, String notice) {
        notices = notice.isEmpty()
                ? List.of()
                : Stream.of(notice.split("(?<=;) "))
                        .map(part -> Sentence.of(tone, part))
                        .toList();
        until = Instant.MAX;
    }

    /** The same, but for no longer than that. */
    public synchronized void say(Tone tone, String notice, Duration atMost) {
        say(tone, notice);
        until = wall.instant().plus(atMost);
    }

    @Override
    public synchronized Prompt prompt() {
        if (!wall.instant().isBefore(until)) {
            say(Tone.PLAIN, "");
        }
        return new Prompt(0, notices, List.of(), List.of(hint), "", false, List.of(), Prompt.Pane.CLOSED);
    }

    @Override
    public boolean pressed(int key) {
        if (key == 'q' || key == 'Q') {
            leave(Way.QUIT);
        }
        return key != CTRL_C && key != CTRL_D;
    }

    @Override
    public void typed(long seen, String line) {
        // Nothing can be typed here.
    }

    @Override
    public void endOfInput() {
        leave(Way.QUIT);
    }

    @Override
    public void inputEnded() {
        leave(Way.GONE);
    }

    /** Leaves; the first way counts. */
    public void leave(Way how) {
        synchronized (this) {
            way = way == null ? how : way;
        }
        left.countDown();
    }

    /** How the viewer left; empty while they watch. */
    public synchronized Optional<Way> way() {
        return Optional.ofNullable(way);
    }

    /** Waits for the viewer to leave, but no longer than so many milliseconds; whether they have left. */
    public boolean isLeftWithin(long millis) throws InterruptedException {
        return left.await(millis, TimeUnit.MILLISECONDS);
    }
}
