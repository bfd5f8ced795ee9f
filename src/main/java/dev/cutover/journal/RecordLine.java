package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.run.fact.Event;

/**
 * One line of a record.
 *
 * @param json the event as it is written, without its hash
 * @param hash of the line before and of this one, in hex
 */
public record RecordLine(Event event, String json, String hash) {
    /** The value used as the hash before the first line. */
    public static final String FIRST = HashChain.START;

    /** The hash that a line has after the one with this hash. */
    public static String hash(String before, String json) {
        var bytes = json.getBytes(UTF_8);
        return new HashChain(before).next(bytes, 0, bytes.length);
    }
}
