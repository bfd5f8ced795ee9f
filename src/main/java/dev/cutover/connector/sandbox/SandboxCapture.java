package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.Estate;
import dev.cutover.connector.sandbox.estate.metrics.EstateMetric;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.NameSuggestions;
import dev.cutover.connector.sandbox.estate.records.BookSet;
import dev.cutover.model.Segment;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes evidence from the sandbox: {@code metrics}, {@code log}, and {@code records} where books are kept. Thread-safe.
 */
final class SandboxCapture implements Capture {
    private static final Duration USUAL_WINDOW = Duration.ofMinutes(2);

    /** Columns that a comparison needs and a reader of a sample does not: left out unless the set is named. */
    private static final Set<String> FOR_COMPARISONS =
            Set.of("quantity", "currency", "presence", "held", "placed_at", "version");

    private final EstateAccess estateAccess;
    private final SandboxRecords records;

    SandboxCapture(EstateAccess estateAccess, SandboxRecords records) {
        this.estateAccess = estateAccess;
        this.records = records;
    }

    static Set<String> kinds(EstateSite estateSite) {
        return BookSet.usual(estateSite.kind()).isPresent()
                ? Set.of("metrics", "log", RecordRequest.CAPTURE)
                : Set.of("metrics", "log");
    }

    @Override
    public Outcome capture(String kind, Map<String, Object> with, CallContext context)
            throws ConnectorException, InterruptedException {
        if (!kinds(estateAccess.site()).contains(kind)) {
            return Outcome.failed(estateAccess.site() + " captures no " + kind, true);
        }
        try {
            return switch (kind) {
                case "metrics" -> metrics(SettingsReader.of(with), context);
                case RecordRequest.CAPTURE -> records(SettingsReader.of(with), context);
                default -> log(SettingsReader.of(with), context);
            };
        } catch (EstateException refusal) {
            return Outcome.failed(EstateAccess.words(refusal), true);
        }
    }

    private Outcome metrics(SettingsReader settings, CallContext context)
            throws ConnectorException, InterruptedException {
        var queries = settings.words("queries")
                .orElseGet(() -> List.of(EstateMetric.values()).stream()
                        .map(EstateMetric::id)
                        .toList());
        var window = settings.positiveDuration("window").orElse(USUAL_WINDOW);
        requireNothingWrong(settings);
        var text = new StringBuilder();
        for (String query : queries) {
            var measured = estateAccess.ask(estate -> estate.measure(estateAccess.site(), query, window));
            text.append(query).append(' ');
            if (measured.value().isPresent()) {
                text.append(measured.value().getAsDouble());
            } else {
                text.append("NO_DATA");
            }
            text.append(" samples=").append(measured.samples());
            text.append(" seconds=").append(measured.seconds()).append('\n');
        }
        return attach("metrics", "text/plain", text, context);
    }

    private Outcome records(SettingsReader settings, CallContext context)
            throws ConnectorException, InterruptedException {
        var request = RecordRequest.read(settings);
        var segment = request.segment().orElse(context.segment().values());
        var asked = request.set();
        String wanted = asked.orElseGet(
                () -> BookSet.usual(estateAccess.site().kind()).orElseThrow().toString());
        requireNothingWrong(settings);
        var names = records.sets().stream().map(RecordSet::name).toList();
        var set = records.set(wanted).orElseThrow(() -> NameSuggestions.unknown("record set", wanted, names));
        var leftOut = asked.isPresent() ? Set.<String>of() : FOR_COMPARISONS;
        var rows = new RecordSample(records, set, Segment.of(segment), leftOut)
                .choose(request.sample(), estateAccess.ask(Estate::now));
        attach(asked.orElse("records"), "text/csv", new StringBuilder(rows.csv()), context);
        return Outcome.succeeded(rows.summary());
    }

    private Outcome log(SettingsReader settings, CallContext context) throws ConnectorException, InterruptedException {
        requireNothingWrong(settings);
        var text = new StringBuilder();
        estateAccess
                .ask(estate -> estate.history(estateAccess.site()))
                .forEach(line -> text.append(line).append('\n'));
        return attach("log", "text/plain", text, context);
    }

    private Outcome attach(String name, String mediaType, StringBuilder text, CallContext context) {
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        context.evidence().attach(estateAccess.site() + "-" + name, mediaType, content);
        return Outcome.succeeded(text.toString().lines().count() + " lines");
    }

    private static void requireNothingWrong(SettingsReader settings) {
        var problems = settings.problems();
        if (!problems.isEmpty()) {
            throw new EstateException(String.join("; ", problems), "correct `evidence` of the step");
        }
    }
}
