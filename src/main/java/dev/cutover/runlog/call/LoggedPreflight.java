package dev.cutover.runlog.call;

import dev.cutover.model.SystemId;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Preflight;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at a system's readiness that are logged. Thread-safe. */
record LoggedPreflight(SystemId system, Preflight real, LoggedCalls calls) implements Preflight {

    @Override
    public List<Found> look(Purpose purpose) throws ConnectorException, InterruptedException {
        return calls.question(
                AskedOfSystem.question(system, "look"), () -> real.look(purpose), LoggedPreflight::answer);
    }

    private static GivenAnswer answer(List<Found> all) {
        var bad =
                all.stream().filter(found -> found.verdict() == Verdict.FAILED).toList();
        String words = bad.stream().map(Found::text).collect(Collectors.joining("; "));
        return GivenAnswer.of(bad.isEmpty() ? Level.INFO : Level.WARN, bad.isEmpty() ? "ready" : "not-ready", words);
    }
}
