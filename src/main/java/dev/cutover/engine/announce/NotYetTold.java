package dev.cutover.engine.announce;

import dev.cutover.text.Clean;
import dev.cutover.text.Counted;

/**
 * Announcements that a process could not deliver, and that the next one delivers.
 *
 * @param count at least 1
 * @param why what became of the last try
 */
public record NotYetTold(int count, String why) {
    /** In one line, for whoever has started the process. */
    public String line() {
        return "not yet told: " + Counted.of(count, "announcement") + " (the last try: " + Clean.line(why)
                + "); the next runner tells " + (count == 1 ? "it" : "them");
    }
}
