package dev.cutover.connector.jdbc;

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

/** Provides databases; the package's Javadoc says how. Stateless and thread-safe. */
public final class JdbcConnectorProvider implements ConnectorProvider {

    @Override
    public String type() {
        return "jdbc";
    }

    @Override
    public Description describe(Binding binding) {
        var with = SettingsReader.of(binding.with());
        var settings = JdbcSettings.read(with);
        return Description.of("Reads record sets of a database: "
                        + String.join(", ", DatabaseKind.byName().keySet()) + ".")
                .withSettings(JdbcSettings.DESCRIBED)
                .withCapabilities(JdbcConnector.CAPABILITIES)
                .withRecordSets(settings.sets().values().stream()
                        .flatMap(set -> set.described().stream())
                        .toList())
                .withProblems(with.problems());
    }

    @Override
    public List<Binding> examples() {
        return List.of(new Binding(
                new SystemId("database"),
                type(),
                Map.of("driver", "postgresql", "host", "db-1", "database", "oms"),
                Map.of()));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        JdbcSettings.read(SettingsReader.outlining(outline));
        return Optional.of(outline);
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var settings = JdbcSettings.read(with);
        with.requireNoMistakes(binding.system());
        return new JdbcConnector(settings, context);
    }
}
