package dev.cutover.report.content;

import dev.cutover.words.Tone;

/**
 * Something that is open, left undone, or not as the runbook had it. Immutable.
 *
 * @param kind such as {@code left undone}, {@code in doubt}, {@code skipped}, {@code open question}
 * @param step may be empty
 * @param owner whose it is: roles with their people; {@code nobody is named} where the runbook does not say
 * @param why may be empty
 */
public record OpenEnd(String kind, String step, String what, String owner, String why, Tone tone) {}
