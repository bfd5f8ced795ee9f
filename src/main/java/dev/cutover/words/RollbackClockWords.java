package dev.cutover.words;

import dev.cutover.model.CriterionId;
import dev.cutover.run.ledger.RollbackClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clock of a rollback in words, the same wherever it is shown. Stateless. */
public final class RollbackClockWords {
    private RollbackClockWords() {}

    /** For a line: {@code detect 1m40s (± 10s), decide 30s, restore 5s, settle not measured}. */
    public static String line(RollbackClock rollbackClock) {
        return Arrays.stream(RollbackClock.Time.values())
                .map(time -> one(rollbackClock, time, Durations::words))
                .collect(Collectors.joining(", "));
    }

    /** For a board: {@code detect 01:40 (± 00:10)}, {@code decide not measured}. */
    public static List<String> beforeTheDecision(RollbackClock rollbackClock) {
        return List.of(
                one(rollbackClock, RollbackClock.Time.DETECT, Durations::clock),
                one(rollbackClock, RollbackClock.Time.DECIDE, Durations::clock));
    }

    /** For a board: {@code settle not measured}. */
    public static String settle(RollbackClock rollbackClock) {
        return one(rollbackClock, RollbackClock.Time.SETTLE, Durations::clock);
    }

    /** Whether the old platform takes orders: {@code taking orders: not measured} where nothing is named that tells. */
    public static String takingOrders(Optional<CriterionId> accepts, boolean isProven) {
        return "taking orders: "
                + accepts.map(criterion -> criterion + (isProven ? " is green" : " is not green yet"))
                        .orElse("not measured");
    }

    private static String one(
            RollbackClock rollbackClock, RollbackClock.Time time, Function<Duration, String> written) {
        String slack = time == RollbackClock.Time.DETECT
                ? rollbackClock
                        .slack()
                        .map(span -> " (± " + written.apply(span) + ")")
                        .orElse("")
                : "";
        return time.word() + " "
                + rollbackClock
                        .of(time)
                        .map(span -> written.apply(span) + slack)
                        .orElse("not measured");
    }
}
