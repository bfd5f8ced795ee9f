package dev.cutover.console;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Reads the keys of a terminal, one at a time, with a time limit. Confined to one thread. */
final class KeyReader {
    /** No key was pressed in time. */
    static final int NONE = NonBlockingReader.READ_EXPIRED;
    /** The terminal is closed: there will be no more keys. */
    static final int GONE = NonBlockingReader.EOF;

    private static final int MOST_THROWN_AWAY = 1 << 20;
    /** A Ctrl-D may look like the end of input; only this many ends in a row count as the end. */
    private static final int ENDS = 3;

    private final Terminal terminal;
    private int ends;

    KeyReader(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The next key; {@link #NONE} if none comes in time, {@link #GONE} if none will ever come; Ctrl-D is key 4. */
    int next(long millis) {
        try {
            int key = terminal.reader().read(millis);
            if (key != GONE) {
                ends = key == NONE ? ends : 0;
                return key;
            }
            return ++ends >= ENDS ? GONE : 4;
        } catch (IOException | IllegalStateException e) {
            return GONE; // an IllegalStateException means that the terminal was closed
        }
    }

    /** Discards the keys that were pressed so far. */
    void discard() {
        for (int thrown = 0; thrown < MOST_THROWN_AWAY; thrown++) {
            int key = next(1);
            if (key == NONE || key == GONE) {
                return;
            }
        }
    }
}
