package dev.cutover.simulation;

import dev.cutover.model.Runbook;
import dev.cutover.run.fact.Event;
import java.util.List;

/** What a simulated run leaves, for those who only read records. */
public record SimulatedRecord(Runbook book, List<Event> events) {

    /** The record of the run with this seed; every other one makes use of all phases of a rollback. */
    public static SimulatedRecord of(long seed) throws InterruptedException {
        var night = seed % 2 == 0 ? new Night(seed, Sabotage.NONE) : Night.inPhases(seed, Sabotage.NONE);
        var seen = night.play();
        return new SimulatedRecord(seen.book(), seen.record());
    }
}
