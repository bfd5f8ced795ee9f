package dev.cutover.console;

import dev.cutover.board.RunFollower;
import dev.cutover.engine.RunListener;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.util.List;

/**
 * Passes on to a follower what happens in a run, and shows nothing: the board and the prompt read the follower on a
 * thread of their own. Thread-safe.
 */
public record FollowingListener(RunFollower runFollower) implements RunListener {
    @Override
    public void happened(List<Event> events) {
        runFollower.follow(events);
    }

    @Override
    public void progressed(StepProgress progress) {
        runFollower.progressed(progress);
    }

    @Override
    public void measured(Sample sample, Instant at) {
        runFollower.measured(sample, at);
    }

    @Override
    public void passed(Instant now) {
        runFollower.passed(now);
    }
}
