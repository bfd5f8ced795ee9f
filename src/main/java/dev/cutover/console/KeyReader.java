package dev.cutover.console;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Keys as a terminal gives them, one at a time and never for long. Confined to one thread. */
final class KeyReader {
    /** Nothing was pressed. */
    static final int NONE = NonBlockingReader.READ_EXPIRED;
    /** The terminal will give no key any more. */
    static final int GONE = NonBlockingReader.EOF;

    private static final int MOST_THROWN_AWAY = 1 << 20;
    /** A Ctrl-D may look like the end of input; so many in a row are the end. */
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
            return GONE; // the latter says that the terminal was closed
        }
    }

    /** Throws away what was pressed so far. */
    void throwAway() {
        for (int thrown = 0; thrown < MOST_THROWN_AWAY; thrown++) {
            int key = next(1);
            if (key == NONE || key == GONE) {
                return;
            }
        }
    }
}
