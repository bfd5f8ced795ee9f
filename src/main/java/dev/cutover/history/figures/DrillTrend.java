package dev.cutover.history.figures;

import dev.cutover.plan.DurationRange;
import dev.cutover.run.ledger.RollbackClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One time of the newest drills against the ones before. Drills in real time are not mixed with others: where there are
 * any, only they count.
 *
 * @param real whether they were in real time
 * @param last of the newest three; empty if none of them was measured
 * @param before of the ones before; empty likewise
 */
public record DrillTrend(
        RollbackClock.Time time, boolean real, Optional<DurationRange> last, Optional<DurationRange> before) {
    private static final int NEWEST = 3;

    /** Of every time that a drill is about. */
    static List<DrillTrend> of(List<Drill> newestFirst) {
        boolean real = newestFirst.stream().anyMatch(Drill::isReal);
        var counted =
                newestFirst.stream().filter(drill -> drill.isReal() == real).toList();
        int newest = Math.min(NEWEST, counted.size());
        var trends = new ArrayList<DrillTrend>();
        for (var time : RollbackClock.Time.values()) {
            trends.add(new DrillTrend(
                    time,
                    real,
                    range(counted.subList(0, newest), time),
                    range(counted.subList(newest, counted.size()), time)));
        }
        return trends;
    }

    private static Optional<DurationRange> range(List<Drill> drills, RollbackClock.Time time) {
        return DurationRange.of(drills.stream()
                .flatMap(drill -> drill.rollback().clock().of(time).stream())
                .toList());
    }
}
