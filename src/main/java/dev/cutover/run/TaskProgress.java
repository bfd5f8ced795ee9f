package dev.cutover.run;

import dev.cutover.model.AnswerWord;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What people have reported of a task that is not done yet. Immutable.
 *
 * @param state empty as long as nothing was reported
 * @param last the report that the state is from; empty as long as nothing was reported
 * @param since when that was
 * @param ticks the items of the checklist that are done, by number
 * @param timesBlocked how often it was reported as blocked
 */
public record TaskProgress(
        Optional<AnswerWord> state,
        Optional<Decision> last,
        Optional<Instant> since,
        Map<Integer, Tick> ticks,
        int timesBlocked) {

    /** Nothing was reported yet. */
    public static final TaskProgress NONE =
            new TaskProgress(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), 0);

    public TaskProgress {
        ticks = Collections.unmodifiableMap(new TreeMap<>(ticks));
    }

    /** Who has said that an item is done, and when. */
    public record Tick(String by, Instant at) {}

    /** Whether it cannot go on. */
    public boolean isBlocked() {
        return state.filter(word -> word == AnswerWord.BLOCKED).isPresent();
    }

    /** Why it cannot go on; empty if it can. */
    public String obstacle() {
        return isBlocked() ? last.map(Decision::reason).orElse("") : "";
    }

    /** Whether one of these items is done. */
    public boolean isTicked(int item) {
        return ticks.containsKey(item);
    }

    /** The items of a checklist that nobody has ticked. */
    public int[] open(int size) {
        return IntStream.rangeClosed(1, size).filter(item -> !isTicked(item)).toArray();
    }

    /** With one more report. A first tick means that the work has begun; it does not lift an obstacle. */
    public TaskProgress with(Decision report, Instant at) {
        var items = report.report().map(TaskReport::items).orElse(List.of());
        if (!items.isEmpty()) {
            var after = new TreeMap<>(ticks);
            for (int item : items) {
                if (report.hasChoice(AnswerWord.DONE)) {
                    after.put(item, new Tick(report.who(), at));
                } else {
                    after.remove(item);
                }
            }
            boolean first = state.isEmpty();
            return new TaskProgress(
                    first ? Optional.of(AnswerWord.IN_PROGRESS) : state,
                    first ? Optional.of(report) : last,
                    first ? Optional.of(at) : since,
                    after,
                    timesBlocked);
        }
        boolean blocked = report.hasChoice(AnswerWord.BLOCKED);
        return new TaskProgress(
                report.word(), Optional.of(report), Optional.of(at), ticks, blocked ? timesBlocked + 1 : timesBlocked);
    }
}
