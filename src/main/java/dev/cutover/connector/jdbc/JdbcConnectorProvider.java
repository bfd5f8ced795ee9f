package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.action.ActionSettings;
import dev.cutover.connector.jdbc.action.ActionSpec;
import dev.cutover.connector.jdbc.action.GivenParameters;
import dev.cutover.connector.jdbc.metric.DeclaredMetric;
import dev.cutover.connector.jdbc.session.Database;
import dev.cutover.connector.jdbc.session.DatabaseKind;
import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.spi.CallValues;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.Description;
import dev.cutover.spi.SettingsOutline;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        var settings = settings(with, binding);
        return Description.of("Reads record sets and metrics of a database and changes it by statements of your own: "
                        + String.join(", ", DatabaseKind.byName().keySet()) + ".")
                .withSettings(JdbcSettings.DESCRIBED)
                .withCapabilities(settings.capabilities())
                .withOperations(settings.operations().values().stream()
                        .map(ActionSpec::described)
                        .toList())
                .withRecordSets(settings.sets().values().stream()
                        .flatMap(set -> set.described().stream())
                        .toList())
                .withProblems(with.problems());
    }

    @Override
    public List<Binding> examples() {
        var metric = Map.of(
                "query",
                "select avg(case when late then 1.0 else 0 end) as value, count(*) as samples from orders",
                "unit",
                "fraction");
        var operation = Map.of(
                "description",
                "Stops the intake of orders",
                "parameters",
                Map.of("store", Map.of("required", true)),
                "statements",
                List.of(Map.of("sql", "update intake set open = false where store = {store}", "rows", 1)),
                "key-table",
                "cutover_keys");
        return List.of(new Binding(
                new SystemId("database"),
                type(),
                Map.of(
                        "driver",
                        "postgresql",
                        "host",
                        "db-1",
                        "database",
                        "oms",
                        "metrics",
                        Map.of("late-orders", metric)),
                Map.of("freeze", operation)));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        outline.describe(ActionSettings.DESCRIBED);
        var with = SettingsReader.outlining(outline);
        JdbcSettings.read(with, with.and("operations", Map.of()));
        return Optional.of(outline);
    }

    @Override
    public String checkQuery(Binding binding, String query) {
        var metrics = settings(SettingsReader.of(binding.with()), binding).metrics();
        return DeclaredMetric.mistake(query, metrics);
    }

    @Override
    public CallValues callValues(Binding binding) {
        var operations = settings(SettingsReader.of(binding.with()), binding).operations();
        return (operation, with) -> {
            var spec = operations.get(operation);
            return spec == null ? List.of() : GivenParameters.mistakes(spec, with);
        };
    }

    /** A database in the memory of this process is nobody else's. */
    @Override
    public List<String> reaches(Binding binding, Path base) {
        var access = settings(SettingsReader.of(binding.with()), binding).access();
        if (access.kind().hasHost()) {
            return access.hosts().stream()
                    .map(host -> "database " + host.toString().toLowerCase(Locale.ROOT) + "/" + access.database())
                    .toList();
        }
        String place = Database.place(access.database(), base);
        return place.startsWith("mem:") ? List.of() : List.of("database " + place);
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var settings = settings(with, binding);
        with.requireNoMistakes(binding.system());
        return new JdbcConnector(settings, context);
    }

    private static JdbcSettings settings(SettingsReader with, Binding binding) {
        return JdbcSettings.read(with, with.and("operations", binding.operations()));
    }
}
