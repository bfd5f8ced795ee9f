package dev.cutover.connector.files;

import dev.cutover.spi.Actions;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorContext;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One folder. Holds no file open between calls. Thread-safe. */
final class FilesConnector implements Connector {
    private final Map<Class<?>, Object> parts;

    FilesConnector(FilesSettings settings, ConnectorContext context) {
        var root = new RootFolder(context.base().resolve(settings.folder()));
        var records = new FileRecords(root, settings.sets(), context.clock(), context.exchanges());
        var all = new HashMap<Class<?>, Object>();
        all.put(
                Actions.class,
                new FileActions(root, context.shared(FileTurn.class, FileTurn::new), context.exchanges()));
        all.put(Preflight.class, new FilesPreflight(root, records, context.exchanges()));
        if (!settings.sets().isEmpty()) {
            all.put(Records.class, records);
        }
        parts = Map.copyOf(all);
    }

    static Set<Class<?>> capabilities(FilesSettings settings) {
        return settings.sets().isEmpty()
                ? Set.of(Actions.class, Preflight.class)
                : Set.of(Actions.class, Preflight.class, Records.class);
    }

    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return Optional.ofNullable(parts.get(capability)).map(capability::cast);
    }
}
