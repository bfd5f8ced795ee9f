package dev.cutover.report.content;

import dev.cutover.words.Tone;

/**
 * How it ended, or where it is: never better than the record proves. Immutable.
 *
 * @param word in capitals, such as {@code COMPLETED}, {@code ROLLED BACK} or {@code PAUSED, NO PROCESS}
 * @param line one sentence: what, where, how it ended and why
 * @param tone {@code GOOD} only for a run that has completed without any exception
 */
public record ReportVerdict(String word, String line, Tone tone) {}
