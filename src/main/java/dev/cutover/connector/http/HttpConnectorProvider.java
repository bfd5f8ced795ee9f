package dev.cutover.connector.http;

import dev.cutover.http.HttpSender;
import dev.cutover.http.HttpService;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.ReachedAddresses;
import dev.cutover.spi.SettingsOutline;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Provides services that speak HTTP; the package's Javadoc says how. Stateless and thread-safe. */
public final class HttpConnectorProvider implements ConnectorProvider {

    @Override
    public String type() {
        return "http";
    }

    @Override
    public Description describe(Binding binding) {
        var with = SettingsReader.of(binding.with());
        var settings = settings(with, binding);
        var problems = new ArrayList<>(with.problems());
        Set<Class<?>> capabilities = settings.capabilities();
        if (capabilities.isEmpty() && problems.isEmpty()) {
            problems.add("it has no capability: define operations, metrics or records");
        }
        return Description.of("Calls a service over HTTP. Only the environment file decides what is requested.")
                .withSettings(HttpConnectorSettings.DESCRIBED)
                .withCapabilities(capabilities)
                .withOperations(settings.operations().values().stream()
                        .map(HttpOperationSpec::described)
                        .toList())
                .withRecordSets(settings.records().values().stream()
                        .map(RecordSource::set)
                        .toList())
                .withProblems(problems);
    }

    @Override
    public List<Binding> examples() {
        Map<String, Object> get = Map.of("request", Map.of("url", "/stats"), "value", "/rate");
        Map<String, Object> orders = Map.of(
                "request", Map.of("url", "/orders"),
                "rows", "/items",
                "key", List.of("order_id"),
                "columns", Map.of("order_id", "/id"));
        return List.of(new Binding(
                new SystemId("orders-api"),
                type(),
                Map.of(
                        "url", "https://oms.example/api",
                        "idempotency", Map.of("window", "24h"),
                        "metrics", Map.of("error_rate", get),
                        "records", Map.of("orders", orders)),
                Map.of(
                        "release",
                        Map.of(
                                "description", "An example: releases an order",
                                "request", Map.of("method", "POST", "url", "/orders/{order}/release"),
                                "parameters", Map.of("order", Map.of("required", true))))));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        var words = new LinkedHashMap<>(HttpService.KEYS_WITHIN);
        words.putAll(RequestSettings.DESCRIBED);
        outline.describe(words);
        var with = SettingsReader.outlining(outline);
        HttpConnectorSettings.read(with, with.and("operations", Map.of()));
        return Optional.of(outline);
    }

    @Override
    public String checkQuery(Binding binding, String query) {
        return HttpMetrics.mistake(
                settings(SettingsReader.of(binding.with()), binding).metrics(), query);
    }

    @Override
    public CallValues callValues(Binding binding) {
        var settings = settings(SettingsReader.of(binding.with()), binding);
        return (operation, with) -> {
            var spec = settings.operations().get(operation);
            return spec == null ? List.of() : new RequestValues(settings.service()).mistakes(spec, with);
        };
    }

    /**
     * Its address alone: how it is spoken to, and where tokens come from, does not matter. An address that a secret
     * names counts by the name of the secret.
     */
    @Override
    public List<String> reaches(Binding binding, Path base) {
        var settings = settings(SettingsReader.of(binding.with()), binding);
        boolean writes = settings.operations().values().stream()
                .anyMatch(operation -> !operation.described().reads());
        Object given = binding.with().getOrDefault("url", "");
        String known = settings.service().url().toString();
        var address = Map.<String, Object>of(
                "url", String.valueOf(given).contains("${secret:") ? String.valueOf(given) : known);
        return writes
                ? ReachedAddresses.of(type(), new Binding(binding.system(), type(), address, Map.of()))
                : List.of();
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var settings = settings(with, binding);
        with.requireNoMistakes(binding.system());
        return new HttpConnector(
                binding.system(), settings, HttpSender.of(settings.service(), binding, context), context);
    }

    private static HttpConnectorSettings settings(SettingsReader with, Binding binding) {
        return HttpConnectorSettings.read(with, with.and("operations", binding.operations()));
    }
}
