package dev.cutover.report.content;

import dev.cutover.words.Tone;
import java.time.Instant;

/**
 * An event in words. Immutable.
 *
 * @param about a step, or for example {@code run}
 */
public record EventRow(long seq, Instant at, String about, String words, Tone tone) {}
