package dev.cutover.connector.prometheus;

import dev.cutover.http.HttpSender;
import dev.cutover.http.HttpService;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.SettingsOutline;
import dev.cutover.spi.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Provides Prometheus; the package's Javadoc says how. Stateless and thread-safe. */
public final class PrometheusConnectorProvider implements ConnectorProvider {

    @Override
    public String type() {
        return "prometheus";
    }

    @Override
    public Description describe(Binding binding) {
        var with = SettingsReader.of(binding.with());
        PrometheusSettings.read(with);
        return Description.of("Evaluates PromQL, and tells how old the newest sample behind each value is.")
                .withSettings(PrometheusSettings.DESCRIBED)
                .withCapabilities(PrometheusConnector.CAPABILITIES)
                .withCaptures(Set.of(PrometheusCapture.KIND))
                .withProblems(with.problems());
    }

    @Override
    public List<Binding> examples() {
        return List.of(
                new Binding(new SystemId("metrics"), type(), Map.of("url", "https://prometheus.example"), Map.of()));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        outline.describe(HttpService.KEYS_WITHIN);
        PrometheusSettings.read(SettingsReader.outlining(outline));
        return Optional.of(outline);
    }

    @Override
    public String checkQuery(Binding binding, String query) {
        return PrometheusMetrics.mistake(PrometheusSettings.read(SettingsReader.of(binding.with())), query);
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var settings = PrometheusSettings.read(with);
        with.requireNoMistakes(binding.system());
        return new PrometheusConnector(settings, HttpSender.of(settings.service(), binding, context), context);
    }
}
