package dev.cutover.engine.context;

import dev.cutover.model.Segment;
import dev.cutover.preflight.CheckWorkers;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.EvidenceSink;
import dev.cutover.spi.Progress;
import dev.cutover.spi.RunClock;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a job works with.
 *
 * @param source where the call goes: a system, or what else is looked at
 * @param evidence keeps what comes from a source
 * @param progress where a call reports its progress
 * @param workFolders where it may keep files while the step is at work
 * @param checkWorkers where it may start work of its own, on the run's time; it waits for that, or interrupts it
 */
public record CallTools(
        RunClock clock,
        long fence,
        Instant deadline,
        String source,
        Function<String, EvidenceSink> evidence,
        Progress progress,
        WorkFolders workFolders,
        CheckWorkers checkWorkers,
        Supplier<Instant> restart) {

    /**
     * The same with the whole limit again from now on: for a job that has waited for the end of an earlier attempt,
     * which must not take from its own time.
     */
    public CallTools restarted() {
        return new CallTools(
                clock, fence, restart.get(), source, evidence, progress, workFolders, checkWorkers, restart);
    }

    public CallContext context(String key, String correlation, Segment segment) {
        return new CallContext(key, correlation, fence, segment, deadline, evidence.apply(source), progress);
    }

    /** For a job that goes to more than one system. */
    public CallTools to(String other) {
        return new CallTools(clock, fence, deadline, other, evidence, progress, workFolders, checkWorkers, restart);
    }
}
