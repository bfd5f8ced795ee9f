package dev.cutover.history.index;

import dev.cutover.history.memory.RunRecall;

/**
 * One run, to be kept.
 *
 * @param stamp of the record that it was computed from
 */
public record FreshRun(String stamp, RunRecall.Recalled recalled) {}
