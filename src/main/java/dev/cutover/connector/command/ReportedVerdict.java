package dev.cutover.connector.command;

import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import java.util.ArrayList;
import java.util.List;

/** What became of changes, by what the program that made each says of the weight before and after. */
final class ReportedVerdict {
    private final List<Change> changes;
    private final List<WeightPrograms.Sent.Told> told = new ArrayList<>();

    ReportedVerdict(List<Change> changes) {
        this.changes = changes;
    }

    /** What was said of the next change. */
    void add(WeightPrograms.Sent.Told said) {
        told.add(said);
    }

    /** Whether the last one began at another weight than the expected one, and made a change all the same. */
    boolean isUnexpected() {
        int last = told.size() - 1;
        return last >= 0
                && told.get(last).before() != told.get(last).after()
                && changes.get(last).expected().stream()
                        .anyMatch(expected -> expected != told.get(last).before());
    }

    /** Whether there is nothing more to be waited for. */
    boolean isSettled() {
        return isUnexpected() || isInForce();
    }

    private boolean isInForce() {
        for (int i = 0; i < changes.size(); i++) {
            if (i >= told.size() || told.get(i).after() != changes.get(i).target()) {
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
            return Applied.of(Result.UNKNOWN, now(), words() + "; it may still land later");
        }
        boolean already = told.stream().allMatch(said -> said.before() == said.after());
        return already
                ? Applied.of(Result.ALREADY, now(), "it was so before")
                : Applied.of(Result.APPLIED, now(), "read back by its program");
    }

    /** The weights that were read back. */
    private List<Reading> now() {
        var now = new ArrayList<Reading>();
        for (int i = 0; i < told.size(); i++) {
            now.add(Reading.of(changes.get(i).key(), told.get(i).after()));
        }
        return now;
    }

    /**
     * The weights before any change: as was said, or else as they are now, since nothing was sent that changes them.
     */
    List<Reading> before(List<Reading> now) {
        var before = new ArrayList<>(now);
        for (int i = 0; i < told.size(); i++) {
            before.set(i, Reading.of(changes.get(i).key(), told.get(i).before()));
        }
        return before;
    }

    /** The change that is not as it should be. */
    private String words() {
        for (int i = 0; i < told.size(); i++) {
            var change = changes.get(i);
            var said = told.get(i);
            boolean last = i == told.size() - 1;
            if (said.after() != change.target() || (last && isUnexpected())) {
                return change.key() + " was at " + said.before()
                        + change.expected().stream()
                                .filter(expected -> expected != said.before())
                                .mapToObj(expected -> ", not at " + expected + ",")
                                .findFirst()
                                .orElse("")
                        + " and is at " + said.after() + " after it was to be set to " + change.target();
            }
        }
        return "";
    }
}
