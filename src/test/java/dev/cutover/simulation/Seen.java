package dev.cutover.simulation;

import dev.cutover.model.Runbook;
import dev.cutover.run.fact.Event;
import java.util.List;

/**
 * A night as the judge gets to see it.
 *
 * @param losses what was acknowledged and is not in the record
 * @param troubles what the processes themselves said of it
 * @param drifted whether somebody else turned a weight
 */
record Seen(
        Runbook book,
        List<Event> record,
        Sight sight,
        List<String> losses,
        List<String> troubles,
        boolean drifted,
        int processes) {}
