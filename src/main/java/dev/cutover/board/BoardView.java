package dev.cutover.board;

import java.time.ZoneId;

/**
 * For whom the board is shown.
 *
 * @param boardWidth of the outlet
 * @param zone the local time of those who look at it, shown beside UTC where it differs
 * @param gone whether it is known that no process runs the run, although its record does not say so
 */
public record BoardView(BoardWidth boardWidth, ZoneId zone, boolean gone) {}
