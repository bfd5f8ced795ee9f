package dev.cutover.history;

import dev.cutover.history.index.FreshRun;
import dev.cutover.history.index.HistoryIndex;
import dev.cutover.history.index.IndexedPart;
import dev.cutover.history.memory.ListedRun;
import dev.cutover.history.memory.RecordStamp;
import dev.cutover.history.memory.RememberedDefinition;
import dev.cutover.history.memory.RunRecall;
import dev.cutover.history.memory.RunbookDefinitions;
import dev.cutover.journal.Home;
import dev.cutover.plan.RunDurations;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the records of a home say, each read at most once: of a record that has not changed since, the index tells what
 * it said. The answers are the same either way. Thread-safe.
 */
public final class HomeHistory {
    /**
     * Records of this many bytes together are read in less time than it takes to open H2, some 0.3 s: so a small home
     * has no index, and its commands are as quick as they can be.
     */
    static final long SMALL = 12L << 20;

    private final Home home;
    private final long small;
    private final RunbookDefinitions definitions = new RunbookDefinitions();

    private HomeHistory(Home home, long small) {
        this.home = home;
        this.small = small;
    }

    public static HomeHistory of(Home home) {
        return of(home, SMALL);
    }

    /** One that reads records without the index if they have no more bytes than this together. */
    static HomeHistory of(Home home, long small) {
        return new HomeHistory(home, small);
    }

    /**
     * What was asked of runs.
     *
     * @param runs in the order in which they were asked for
     * @param notes what was out of the ordinary with the index, a line each
     */
    public record Found<T>(List<Recollection<T>> runs, List<String> notes) {
        /** Those that are known. */
        public List<T> known() {
            return runs.stream().flatMap(run -> run.known().stream()).toList();
        }
    }

    /** How one question is answered from a record, from the index, and from what was just computed for the index. */
    private record Question<P, T>(
            IndexedPart<P> part,
            Function<RecordedRun, T> fromRecord,
            BiFunction<P, Optional<RememberedDefinition>, T> fromIndex,
            Function<RunRecall.Recalled, T> fresh) {}

    /** What a list says of them. */
    public Found<ListedRun> listed(Collection<RunId> runs) {
        return ask(
                runs,
                new Question<>(
                        IndexedPart.LISTED,
                        recorded -> ListedRun.of(recorded, definitions),
                        (part, definition) -> part,
                        recalled -> recalled.run().listed()));
    }

    /** How long things took in them. */
    public Found<RunDurations> durations(Collection<RunId> runs) {
        return ask(
                runs,
                new Question<>(
                        IndexedPart.TIMES,
                        recorded -> RunDurations.of(recorded.events()),
                        (part, definition) -> part.durations(),
                        recalled -> recalled.run().times().durations()));
    }

    /** All that is remembered of them. */
    public Found<RunRecall.Recalled> whole(Collection<RunId> runs) {
        return ask(
                runs,
                new Question<>(
                        IndexedPart.WHOLE,
                        recorded -> RunRecall.of(recorded, definitions),
                        (part, definition) -> new RunRecall.Recalled(part, definition.orElseThrow()),
                        recalled -> recalled));
    }

    private <P, T> Found<T> ask(Collection<RunId> runs, Question<P, T> question) {
        if (isSmall(runs)) {
            var read = runs.parallelStream()
                    .map(run -> read(run, question.fromRecord()))
                    .toList();
            return new Found<>(read, List.of());
        }
        return new Indexed<>(runs, question).answer();
    }

    private boolean isSmall(Collection<RunId> runs) {
        long bytes = 0;
        for (var run : runs) {
            bytes += length(run);
            if (bytes > small) {
                return false;
            }
        }
        return true;
    }

    private long length(RunId run) {
        try {
            return home.disk().length(home.folder(run).record());
        } catch (IOException | ProblemException unreadable) {
            return 0;
        }
    }

    private <T> Recollection<T> read(RunId run, Function<RecordedRun, T> question) {
        try {
            return Recollection.of(run, question.apply(RecordedRun.read(home, run, first -> {})));
        } catch (ProblemException e) {
            return Recollection.none(run, e.problems().get(0).message());
        } catch (IllegalTransition e) {
            return Recollection.none(run, String.valueOf(e.getMessage()));
        }
    }

    /** One question that the index helps to answer. */
    private final class Indexed<P, T> {
        private final Collection<RunId> runs;
        private final Question<P, T> question;
        private final HistoryIndex index = new HistoryIndex(home);
        private final Map<RunId, FreshRun> fresh = new ConcurrentHashMap<>();

        Indexed(Collection<RunId> runs, Question<P, T> question) {
            this.runs = runs;
            this.question = question;
        }

        Found<T> answer() {
            // Before anything is read: what is added meanwhile makes the stamp that is kept an old one.
            var stamps = new HashMap<RunId, String>();
            runs.forEach(run -> RecordStamp.of(home, run).ifPresent(stamp -> stamps.put(run, stamp)));
            var known = index.read(question.part(), new HashSet<>(runs));
            var found = runs.parallelStream()
                    .map(run -> one(run, Optional.ofNullable(stamps.get(run)), known))
                    .toList();
            index.keep(fresh.values());
            return new Found<>(found, index.notes());
        }

        private Recollection<T> one(RunId run, Optional<String> stamp, HistoryIndex.Contents<P> known) {
            var entry = known.runs().get(run);
            var definition = entry == null
                    ? Optional.<RememberedDefinition>empty()
                    : Optional.ofNullable(known.definitions().get(entry.definition()));
            if (entry != null && stamp.equals(Optional.of(entry.stamp())) && isWhole(definition)) {
                return Recollection.of(run, question.fromIndex().apply(entry.part(), definition));
            }
            var recalled = read(run, recorded -> RunRecall.of(recorded, definitions));
            recalled.known()
                    .ifPresent(whole -> stamp.ifPresent(current -> fresh.put(run, new FreshRun(current, whole))));
            return recalled.map(question.fresh());
        }

        private boolean isWhole(Optional<RememberedDefinition> definition) {
            return question.part() != IndexedPart.WHOLE || definition.isPresent();
        }
    }
}
