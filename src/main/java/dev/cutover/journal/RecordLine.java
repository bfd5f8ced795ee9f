package dev.cutover.journal;

import dev.cutover.run.Event;

/**
 * One line of a record.
 *
 * @param json the event as it is written, without its hash
 * @param hash of the line before and of this one, in hex
 */
public record RecordLine(Event event, String json, String hash) {}
