package dev.cutover.connector.command;

import dev.cutover.model.Weight;
import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import java.util.ArrayList;
import java.util.List;

/** The outcome of changes, by the weights before and after that their program reported. Not thread-safe. */
final class ReportedVerdict {
    private final List<Change> changes;
    private final List<WeightPrograms.Sent.Told> reports = new ArrayList<>();

    ReportedVerdict(List<Change> changes) {
        this.changes = changes;
    }

    /** Adds the report on the next change. */
    void add(WeightPrograms.Sent.Told report) {
        reports.add(report);
    }

    /** Whether the last change started from an unexpected weight and changed it anyway. */
    boolean isUnexpected() {
        int last = reports.size() - 1;
        return last >= 0
                && reports.get(last).before() != reports.get(last).after()
                && changes.get(last).expected().stream()
                        .anyMatch(expected -> expected != reports.get(last).before());
    }

    /** Whether there is nothing left to wait for. */
    boolean isSettled() {
        return isUnexpected() || isInForce();
    }

    private boolean isInForce() {
        for (int i = 0; i < changes.size(); i++) {
            if (i >= reports.size() || reports.get(i).after() != changes.get(i).target()) {
                return false;
            }
        }
        return true;
    }

    Applied applied() {
        if (isUnexpected()) {
            return Applied.of(Result.UNEXPECTED, now(), words());
        }
        if (!isInForce()) {
            return Applied.of(Result.UNKNOWN, now(), words() + "; it may still take effect");
        }
        boolean already = reports.stream().allMatch(report -> report.before() == report.after());
        return already ? Applied.of(Result.ALREADY, now(), "") : Applied.of(Result.APPLIED, now(), "");
    }

    /** The weights that were read back. */
    private List<Reading> now() {
        var now = new ArrayList<Reading>();
        for (int i = 0; i < reports.size(); i++) {
            now.add(Reading.of(changes.get(i).key(), reports.get(i).after()));
        }
        return now;
    }

    /** The weights before any change: as reported, or as they are now where nothing was sent. */
    List<Reading> before(List<Reading> now) {
        var before = new ArrayList<>(now);
        for (int i = 0; i < reports.size(); i++) {
            before.set(i, Reading.of(changes.get(i).key(), reports.get(i).before()));
        }
        return before;
    }

    /** Describes the first change that is not at its target. */
    private String words() {
        for (int i = 0; i < reports.size(); i++) {
            var change = changes.get(i);
            var report = reports.get(i);
            boolean last = i == reports.size() - 1;
            if (report.after() != change.target() || (last && isUnexpected())) {
                return change.key() + ": router reported " + new Weight(report.before())
                        + change.expected().stream()
                                .filter(expected -> expected != report.before())
                                .mapToObj(expected -> ", expected " + new Weight(expected) + ",")
                                .findFirst()
                                .orElse("")
                        + " and reports " + new Weight(report.after()) + " after it was set to "
                        + new Weight(change.target());
            }
        }
        return "";
    }
}
