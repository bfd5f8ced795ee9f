package dev.cutover.connector.webhook;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Provides web hooks; the package's Javadoc says how. Stateless and thread-safe. */
public final class WebhookConnectorProvider implements ConnectorProvider {

    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public Description describe(Binding binding) {
        var with = SettingsReader.of(binding.with());
        WebhookSettings.read(with);
        return Description.of("Sends messages to Slack, Microsoft Teams or another service that takes an HTTP request.")
                .withSettings(WebhookSettings.DESCRIBED)
                .withCapabilities(WebhookConnector.CAPABILITIES)
                .withProblems(with.problems());
    }

    @Override
    public List<Binding> examples() {
        return List.of(new Binding(
                new SystemId("chat"),
                type(),
                Map.of("kind", "slack-webhook", "url", "https://hooks.slack.com/services/one"),
                Map.of()));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        outline.describe(HttpService.WORDS);
        WebhookSettings.read(SettingsReader.outlining(outline));
        return Optional.of(outline);
    }

    /** None: a message of one run is no obstacle to another's. */
    @Override
    public List<String> reaches(Binding binding, Path base) {
        return List.of();
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var settings = WebhookSettings.read(with);
        with.requireNoMistakes(binding.system());
        return new WebhookConnector(binding, settings, context);
    }
}
