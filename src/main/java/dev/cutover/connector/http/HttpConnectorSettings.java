package dev.cutover.connector.http;

import dev.cutover.http.HttpHeaderRules;
import dev.cutover.http.HttpService;
import dev.cutover.spi.Actions;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.settings.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings of one system in the environment file.
 *
 * @param repeats how the service knows a repeat; empty if it does not
 * @param correlation the header that takes the correlation of a call
 * @param retryAfter how long to wait at most where the service asks to wait
 * @param error where the bodies of the service tell an error
 * @param check what is asked for by a check of the system; empty for the service's address itself
 */
record HttpConnectorSettings(
        HttpService service,
        Optional<RepeatRule> repeats,
        String correlation,
        Duration retryAfter,
        Optional<ErrorRule> error,
        Optional<URI> check,
        Map<String, HttpOperationSpec> operations,
        Map<String, MetricSpec> metrics,
        Map<String, RecordSource> records) {
    private static final List<String> KEYS = Stream.concat(
                    HttpService.KEYS.stream(),
                    Stream.of("idempotency", "correlation", "retry-after", "error-body", "check", "metrics", "records"))
            .toList();

    /** The parameters under {@code with}, as they are documented. */
    static final List<Parameter> DESCRIBED = Stream.concat(
                    HttpService.DESCRIBED.stream(),
                    Stream.of(
                            Parameter.optional(
                                    "idempotency",
                                    "how the service knows a repeat: {header: Idempotency-Key, window: 24h, means:"
                                            + " repeats-answer}; left out: no key is sent"),
                            Parameter.optional(
                                    "idempotency.window",
                                    "how long it remembers a key; a later repeat is not sent; default 24h"),
                            Parameter.optional(
                                    "idempotency.means",
                                    "repeats-answer (default), forgets-failures, runs-until-done or refuses-other-body"),
                            Parameter.optional(
                                    "correlation", "the header for the service's logs; default X-Correlation-Id"),
                            Parameter.optional(
                                    "retry-after",
                                    "how long to wait at most before the next call where the service asks for it by"
                                            + " Retry-After; default 2m"),
                            Parameter.optional(
                                    "error-body",
                                    "where a body tells an error, whatever its status: {pointer: /error, detail:"
                                            + " /error/message}"),
                            Parameter.optional(
                                    "check", "a path, or an address, that `check` asks for by GET; default: url"),
                            Parameter.optional(
                                    "metrics",
                                    "metrics by name: {error_rate: {request: {url: \"/stats?s={window}\"}, value: /rate,"
                                            + " samples: /count, unit: fraction}}"),
                            Parameter.optional(
                                    "records",
                                    "record sets by name: {orders: {request: {url: /orders}, rows: /items, key:"
                                            + " [order_id], columns: {order_id: /id}, page: {next: /next}}}")))
            .toList();

    /** Reads all settings; the settings readers collect the mistakes. */
    static HttpConnectorSettings read(SettingsReader with, SettingsReader operations) {
        var service = HttpService.read(with.knows(KEYS));
        var repeats = RepeatRule.read(with);
        String correlation = with.text("correlation").orElse("X-Correlation-Id");
        Stream.concat(Stream.of(correlation), repeats.map(RepeatRule::header).stream())
                .forEach(name ->
                        HttpHeaderRules.wrong(name, "").ifPresent(why -> with.mistake("", why, "name another header")));
        return new HttpConnectorSettings(
                service,
                repeats,
                correlation,
                with.duration("retry-after").orElse(Duration.ofMinutes(2)),
                ErrorRule.read(with, "error-body"),
                with.text("check")
                        .flatMap(text -> check(with, service, text))
                        .filter(check -> isAllowed(with, service, check)),
                HttpOperationSpec.readAll(operations, repeats),
                MetricSpec.readAll(with),
                RecordSource.readAll(with));
    }

    private static Optional<URI> check(SettingsReader with, HttpService service, String text) {
        try {
            return Optional.of(text.startsWith("/") ? service.at(text) : URI.create(text))
                    .filter(uri -> uri.getHost() != null
                            && String.valueOf(uri.getScheme()).matches("(?i)https?"))
                    .or(() -> wrongCheck(with));
        } catch (IllegalArgumentException e) {
            return wrongCheck(with);
        }
    }

    private static boolean isAllowed(SettingsReader with, HttpService service, URI check) {
        boolean allowed = service.tls().allows(check);
        if (!allowed) {
            with.wrong(
                    "check",
                    "is not on this machine, where tls.verify: false would trust anyone",
                    "leave out tls.verify, and name the certificate authority: tls: { ca: ca.pem }");
        }
        return allowed;
    }

    private static Optional<URI> wrongCheck(SettingsReader with) {
        with.wrong("check", "must be a path such as /health, or an address");
        return Optional.empty();
    }

    /** The capability interfaces of a connector with these settings. */
    Set<Class<?>> capabilities() {
        var capabilities = new LinkedHashSet<Class<?>>();
        if (!operations.isEmpty()) {
            capabilities.add(Actions.class);
        }
        if (!metrics.isEmpty()) {
            capabilities.add(Metrics.class);
        }
        if (!records.isEmpty()) {
            capabilities.add(Records.class);
        }
        if (!capabilities.isEmpty()) {
            capabilities.add(Preflight.class);
        }
        return capabilities;
    }
}
