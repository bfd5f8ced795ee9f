package dev.cutover.runlog.call;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A router whose readings and changes are logged; weights are basis points of the new side. Thread-safe. */
record LoggedRouter(SystemId system, TrafficRouter real, LoggedCalls calls) implements TrafficRouter {
    private static final Set<Result> GOOD = Set.of(Result.APPLIED, Result.ALREADY);

    @Override
    public Traits traits() {
        return real.traits();
    }

    @Override
    public List<Reading> read(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {
        return calls.question(
                asked("read", flow).with("keys", Integer.toString(keys.size())),
                () -> real.read(flow, keys),
                LoggedRouter::answer);
    }

    private static GivenAnswer answer(List<Reading> readings) {
        boolean all =
                readings.stream().allMatch(reading -> reading.basisPoints().isPresent());
        return GivenAnswer.of(all ? Level.INFO : Level.WARN, all ? "read" : "not-all-read", words(readings));
    }

    private static String words(List<Reading> readings) {
        return readings.stream()
                .map(reading -> reading.key() + " "
                        + (reading.basisPoints().isPresent()
                                ? Integer.toString(reading.basisPoints().getAsInt())
                                : reading.state() + " " + reading.note()))
                .collect(Collectors.joining("; "));
    }

    @Override
    public Applied apply(Flow flow, List<Change> changes, CallContext context)
            throws ConnectorException, InterruptedException {
        String wanted = changes.stream()
                .map(change -> change.key() + " " + change.target())
                .collect(Collectors.joining("; "));
        return calls.change(
                AskedOfSystem.operation(system, "set-weights", context)
                        .with("traffic", flow.traffic())
                        .with("to", wanted),
                () -> real.apply(flow, changes, context),
                applied -> GivenAnswer.of(
                        GOOD.contains(applied.result()) ? Level.INFO : Level.WARN,
                        word(applied.result()),
                        applied.detail().isEmpty() ? words(applied.now()) : applied.detail()));
    }

    @Override
    public boolean appliedIsVerified() {
        return real.appliedIsVerified();
    }

    @Override
    public void awaitEnd(Flow flow, List<Segment> keys) throws ConnectorException, InterruptedException {
        calls.question(
                asked("await-end", flow),
                () -> {
                    real.awaitEnd(flow, keys);
                    return "";
                },
                nothing -> GivenAnswer.of(Level.INFO, "ended", nothing));
    }

    @Override
    public Convergence verify(Flow flow, Segment key, int basisPoints) throws ConnectorException, InterruptedException {
        return calls.question(
                asked("verify", flow).with("segment", key.toString()).with("to", Integer.toString(basisPoints)),
                () -> real.verify(flow, key, basisPoints),
                found -> GivenAnswer.of(found == Convergence.MISMATCH ? Level.WARN : Level.INFO, word(found), ""));
    }

    @Override
    public Split observe(Flow flow, Segment key, Duration window) throws ConnectorException, InterruptedException {
        return calls.question(
                asked("observe", flow).with("segment", key.toString()).with("window", window.toSeconds() + "s"),
                () -> real.observe(flow, key, window),
                split -> GivenAnswer.of(
                                Level.INFO,
                                split.isCounted() ? "counted" : "not-counted",
                                split.isCounted() ? "old " + split.old() + ", new " + split.fresh() : "")
                        .sameWhateverItSays());
    }

    private AskedOfSystem asked(String question, Flow flow) {
        return AskedOfSystem.question(system, question).with("traffic", flow.traffic());
    }

    private static String word(Enum<?> answer) {
        return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
