package dev.cutover.connector.sandbox.estate.world;

import dev.cutover.connector.sandbox.estate.command.Protection;
import dev.cutover.connector.sandbox.estate.conditions.ConditionTimeline;
import java.util.Set;

/**
 * What is the same for all orders of an estate.
 *
 * @param timeline the conditions of every second; not copied, so that it may go on
 * @param protections those that its systems have
 * @param recorder the way of every event into a book
 */
public record WorldLaws(ConditionTimeline timeline, Set<Protection> protections, EventRecorder recorder) {
    public WorldLaws {
        protections = Set.copyOf(protections);
    }
}
