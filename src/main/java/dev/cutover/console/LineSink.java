package dev.cutover.console;

import org.jline.utils.AttributedString;

/** Where lines go that are only ever appended. */
@FunctionalInterface
interface LineSink {

    /** Takes one line; must not throw. */
    void line(AttributedString line);
}
