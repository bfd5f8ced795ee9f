package dev.cutover.report.content;

import java.util.OptionalInt;

/**
 * A part of the traffic that is not where the runbook brings it, or that no step moves. Weights are in basis points.
 *
 * @param planned the highest weight that a step brings it to; empty if no step moves it
 * @param now the last weight that the record has; empty if the run never moved it
 * @param why in words
 */
public record UnmovedCell(String traffic, String cell, OptionalInt planned, OptionalInt now, String why) {}
