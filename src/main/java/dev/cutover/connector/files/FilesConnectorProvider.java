package dev.cutover.connector.files;

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
import java.util.Map;
import java.util.Optional;

/** Provides the files of a folder; the package's Javadoc says how. Stateless and thread-safe. */
public final class FilesConnectorProvider implements ConnectorProvider {
    @Override
    public String type() {
        return "files";
    }

    @Override
    public Description describe(Binding binding) {
        var with = SettingsReader.of(binding.with());
        var settings = FilesSettings.read(with);
        return Description.of(
                        "Reads record sets in CSV and JSON lines, sets flags and appends lines, below one folder.")
                .withSettings(FilesSettings.DESCRIBED)
                .withCapabilities(FilesConnector.capabilities(settings))
                .withOperations(FileOperation.described())
                .withRecordSets(settings.sets().values().stream()
                        .flatMap(set -> set.described().stream())
                        .toList())
                .withProblems(with.problems());
    }

    @Override
    public List<Binding> examples() {
        Map<String, Object> orders = Map.of("file", "orders-*.csv", "key", List.of("order_id"));
        return List.of(new Binding(
                new SystemId("hand-over"),
                type(),
                Map.of("folder", "/var/hand-over", "records", Map.of("orders", orders)),
                Map.of()));
    }

    @Override
    public Optional<SettingsOutline> outline() {
        var outline = new SettingsOutline();
        FilesSettings.read(SettingsReader.outlining(outline));
        return Optional.of(outline);
    }

    @Override
    public CallValues callValues(Binding binding) {
        return FileOperation::mistakes;
    }

    /** The real folder: two names of it are one thing. */
    @Override
    public List<String> reaches(Binding binding, Path base) {
        var folder = base.resolve(
                FilesSettings.read(SettingsReader.of(binding.with())).folder());
        try {
            return List.of("files " + new RootFolder(folder).real());
        } catch (RefusedFileException notThereYet) {
            return List.of("files " + folder.toAbsolutePath().normalize());
        }
    }

    @Override
    public Connector open(Binding binding, ConnectorContext context) throws ConnectorException {
        var with = SettingsReader.of(binding.with());
        var settings = FilesSettings.read(with);
        with.requireNoMistakes(binding.system());
        return new FilesConnector(settings, context);
    }
}
