package dev.cutover.rehearsal;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Threshold;
import dev.cutover.model.Verdict;
import dev.cutover.model.scenario.Expectation;
import dev.cutover.model.scenario.Expectation.Wanted;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.RollbackClock;
import dev.cutover.run.ledger.RunState;
import dev.cutover.spi.MeasuredShare;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.settings.DurationNotation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares an ended run with the expectations of its scenario. An expectation without a value is not met. */
final class Expectations {
    private static final double NANOS_A_SECOND = 1e9;

    private final Over over;
    private final Runbook runbook;
    private final EndMeasurement endMeasurement;

    /** A run that has ended. */
    record Over(RunState state, RehearsalOutcome rehearsalOutcome, int exitCode, Duration lasted) {}

    /**
     * The expectations of one run.
     *
     * @param runbook has the criteria; every other name is the name of a metric
     */
    Expectations(Over over, Runbook runbook, EndMeasurement endMeasurement) {
        this.over = over;
        this.runbook = runbook;
        this.endMeasurement = endMeasurement;
    }

    /** The expectations that were not met, one sentence each. */
    List<String> unmet(List<Expectation> expectations) throws InterruptedException {
        var unmet = new ArrayList<String>();
        for (var expectation : expectations) {
            String was = actual(expectation);
            if (!was.isEmpty()) {
                unmet.add(expectation.name() + ": expected " + expectation.wanted() + ", but " + was);
            }
        }
        return unmet;
    }

    /** The actual result; empty if it was as expected. */
    private String actual(Expectation expectation) throws InterruptedException {
        var wanted = expectation.wanted();
        return switch (expectation.name()) {
            case "outcome" -> word(wanted, over.rehearsalOutcome().word());
            case "exit-code" -> exitCode(wanted);
            case "duration" -> span(wanted, over.lasted());
            case "detect" -> clock(wanted, RollbackClock.Time.DETECT);
            case "decide" -> clock(wanted, RollbackClock.Time.DECIDE);
            case "restore" -> clock(wanted, RollbackClock.Time.RESTORE);
            case "settle" -> clock(wanted, RollbackClock.Time.SETTLE);
            case "left-undone" -> leftUndone(wanted);
            case "exceptions" ->
                items(
                        wanted,
                        over.state().ended().map(RunFact.Ended::exceptions).orElse(List.of()));
            // Judged with what the audit found.
            case AuditedBooks.NAME -> "";
            default -> measured(expectation.name(), wanted);
        };
    }

    private static String word(Wanted wanted, String actual) {
        return wanted.toString().equals(actual) ? "" : "it was " + actual;
    }

    private String exitCode(Wanted wanted) {
        return wanted instanceof Wanted.Bound bound
                ? value(bound.threshold(), over.exitCode(), 0)
                : word(wanted, Integer.toString(over.exitCode()));
    }

    private static String span(Wanted wanted, Duration actual) {
        boolean passes =
                wanted instanceof Wanted.Bound bound && bound.threshold().passes(actual.toNanos() / NANOS_A_SECOND, 0);
        return passes ? "" : "it was " + DurationNotation.text(actual);
    }

    /** Every rollback of the run must meet the threshold. A time that was not measured meets none. */
    private String clock(Wanted wanted, RollbackClock.Time time) {
        var rollbacks = over.state().rollbacks().all().stream()
                .filter(rollback -> !rollback.isUnmeasured())
                .toList();
        if (rollbacks.isEmpty()) {
            return "nothing was rolled back";
        }
        for (var rollback : rollbacks) {
            String was = rollback.clock()
                    .of(time)
                    .map(span -> span(wanted, span))
                    .orElseGet(() -> time.word() + " was not measured: " + rollback.whyUnmeasured(time));
            if (!was.isEmpty()) {
                return was + " (" + runbook.nameOf(rollback.scope()) + ")";
            }
        }
        return "";
    }

    private String leftUndone(Wanted wanted) {
        var rollbacks = over.state().rollbacks().all();
        return rollbacks.isEmpty()
                ? "nothing was rolled back"
                : items(wanted, new UndoneSince(runbook, over.state()).left());
    }

    private static String items(Wanted wanted, List<String> actual) {
        if (wanted instanceof Wanted.Bound bound) {
            return bound.threshold().passes(actual.size(), 0) ? "" : "there were " + actual.size() + ": " + actual;
        }
        var named = wanted instanceof Wanted.Items items ? items.items() : List.of(wanted.toString());
        boolean same = named.size() == actual.size()
                && named.stream().allMatch(name -> actual.stream().anyMatch(item -> item.contains(name)))
                && actual.stream().allMatch(item -> named.stream().anyMatch(item::contains));
        return same ? "" : actual.isEmpty() ? "it was empty" : "there was " + String.join("; ", actual);
    }

    private String measured(String name, Wanted wanted) throws InterruptedException {
        var threshold = ((Wanted.Bound) wanted).threshold();
        var readings = over.state().criteria().all().entrySet().stream()
                .filter(reading -> reading.getKey().criterion().equals(new CriterionId(name)))
                .toList();
        if (readings.isEmpty()) {
            return runbook.criteria().containsKey(new CriterionId(name))
                    ? "it was never sampled"
                    : metric(name, threshold);
        }
        return criterion(threshold, readings);
    }

    /** Checks the last sample of each segment. */
    private String criterion(Threshold threshold, List<Map.Entry<CriteriaBoard.Key, CriteriaBoard.Reading>> readings) {
        for (var reading : readings) {
            var sample = reading.getValue().sample();
            String was = sample.verdict() == Verdict.NO_DATA
                    ? "there was no data: " + sample.note()
                    : value(threshold, sample.value(), baseline(reading.getKey()));
            if (!was.isEmpty()) {
                return was + " (" + runbook.nameOf(sample.segment()) + ")";
            }
        }
        return "";
    }

    /** A relative threshold fails without a baseline. */
    private double baseline(CriteriaBoard.Key key) {
        return over.state()
                .criteria()
                .baseline(key.criterion(), key.segment())
                .map(taken -> taken.value())
                .orElse(Double.NaN);
    }

    private String metric(String name, Threshold threshold) throws InterruptedException {
        var measured = MeasuredShare.of(
                endMeasurement.measure(name), threshold, threshold.text().contains("%"));
        return measured instanceof Measurement.Value value
                ? value(threshold, value.value(), Double.NaN)
                : "there was no data: " + ((Measurement.NoData) measured).why();
    }

    private static String value(Threshold threshold, double actual, double baseline) {
        return threshold.passes(actual, baseline) ? "" : "it was " + round(actual);
    }

    private static String round(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }
}
