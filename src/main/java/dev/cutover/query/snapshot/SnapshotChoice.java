package dev.cutover.query.snapshot;

import dev.cutover.journal.Home;
import dev.cutover.journal.glance.BeginningGlance;
import dev.cutover.journal.glance.RecordGlance;
import dev.cutover.run.RunId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the run that {@code status} is about, and reads its snapshot. Chooses as the command does that reads the
 * records, or not at all. Stateless and thread-safe.
 */
public final class SnapshotChoice {
    private SnapshotChoice() {}

    /**
     * The run that was named, or the newest open one, or the newest.
     *
     * @param prefix what was typed for the run; empty for the newest
     * @return empty if its snapshot cannot be used, or if only the records tell which run it is
     */
    public static Optional<RunSnapshot> of(Home home, Optional<String> prefix) {
        var runs = home.runs();
        return prefix.isPresent()
                ? Home.named(runs, prefix.orElseThrow()).flatMap(run -> RunSnapshot.of(home, run))
                : newest(home, runs);
    }

    /** Only runs that may be open have to be looked at before the newest that has ended; these are few. */
    private static Optional<RunSnapshot> newest(Home home, List<RunId> runs) {
        @Nullable RunId newestEnded = null;
        for (var run : runs) {
            boolean hasEnded = RecordGlance.endsWithItsEnd(home.disk(), home.folder(run));
            if ((hasEnded && newestEnded != null) || !BeginningGlance.isMeantUnnamed(home, run)) {
                continue;
            }
            if (!hasEnded) {
                var snapshot = RunSnapshot.of(home, run);
                if (snapshot.isEmpty() || isOpen(snapshot.orElseThrow())) {
                    return snapshot;
                }
            }
            newestEnded = newestEnded == null ? run : newestEnded;
        }
        return newestEnded == null ? Optional.empty() : RunSnapshot.of(home, newestEnded);
    }

    private static boolean isOpen(RunSnapshot snapshot) {
        return snapshot.runView().state().ended().isEmpty();
    }
}
