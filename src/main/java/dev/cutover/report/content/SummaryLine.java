package dev.cutover.report.content;

import dev.cutover.words.Tone;

/**
 * One line for leadership. Immutable.
 *
 * @param about what it answers, such as {@code Moved}
 */
public record SummaryLine(String about, String text, Tone tone) {}
