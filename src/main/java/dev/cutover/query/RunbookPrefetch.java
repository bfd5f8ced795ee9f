package dev.cutover.query;

import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Parses the runbook of a run while the rest of its record is still being read, to save time. Not thread-safe. */
public final class RunbookPrefetch implements Consumer<Event> {
    private @Nullable RunId run;
    private @Nullable CompletableFuture<PinnedRunbook> reading;

    @Override
    public void accept(Event first) {
        if (first.fact() instanceof RunFact.Created created) {
            run = first.run();
            reading = CompletableFuture.supplyAsync(() -> PinnedRunbook.of(created));
        }
    }

    /** The runbook of a run; parsed now if it was not prefetched. */
    PinnedRunbook of(RecordedRun recordedRun) {
        return reading != null && recordedRun.run().equals(run)
                ? reading.join()
                : PinnedRunbook.of(recordedRun.created());
    }
}
