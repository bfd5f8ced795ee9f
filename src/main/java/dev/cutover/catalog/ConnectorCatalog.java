package dev.cutover.catalog;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All connector types: those on the class path, and those in a folder of jars. A jar in the folder itself shares one
 * class loader with the others there, so that a library may lie beside the connector that needs it; a folder of jars
 * within it has one of its own, for connectors whose libraries would quarrel.
 *
 * <p>What cannot be used is a problem, never a crash: a run that does not need it must not fail for it. A type that two
 * jars claim belongs to neither; a jar cannot take a built-in type's place.
 *
 * <p>Each jar may say which version of the SPI it was built for ({@link SpiVersion}); one for a version that this
 * Cutover does not support is a problem that names it, before any of its classes is loaded.
 *
 * <p>Thread-safe. Closing it closes the jars: their connectors must not be used after that.
 */
public final class ConnectorCatalog implements AutoCloseable {
    private final SortedMap<String, FoundConnector> byType = new TreeMap<>();
    private final SortedMap<String, Problem> contested = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final ConnectorJars jars;

    private ConnectorCatalog(ConnectorJars jars) {
        this.jars = jars;
    }

    /** Looks into the folder, which need not exist. */
    public static ConnectorCatalog open(Path folder) {
        var catalog = new ConnectorCatalog(ConnectorJars.in(folder));
        var builtIn = new ProviderSearch(
                ConnectorCatalog.class.getClassLoader(),
                origin -> FoundConnector.BUILT_IN,
                origin -> SpiVersion.CURRENT,
                "the class path");
        catalog.add(builtIn.found(), builtIn.problems());
        catalog.problems.addAll(catalog.jars.problems());
        for (ConnectorJars.Shelf shelf : catalog.jars.shelves()) {
            var search = new ProviderSearch(
                    shelf.loader(),
                    shelf::origin,
                    shelf::spiVersion,
                    shelf.folder().toString());
            catalog.add(search.found(), search.problems());
        }
        return catalog;
    }

    private void add(List<FoundConnector> found, List<Problem> wrong) {
        problems.addAll(wrong);
        for (FoundConnector connector : found) {
            var first = byType.get(connector.type());
            if (first == null) {
                byType.put(connector.type(), connector);
            } else {
                var problem = Problem.of(
                        "the connector " + connector.type() + " was found twice: " + first.origin() + " and "
                                + connector.origin(),
                        "remove one of the two, so that it is certain which one is used");
                problems.add(problem);
                contested.put(connector.type(), problem);
            }
        }
    }

    /** Those that can be used, by type. */
    public Collection<FoundConnector> connectors() {
        return byType.values().stream()
                .filter(connector -> !contested.containsKey(connector.type()))
                .toList();
    }

    /** What could not be used, and why; empty on most machines. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * The provider of a type.
     *
     * @throws ProblemException if there is none, or two
     */
    public ConnectorProvider provider(String type) {
        var problem = contested.get(type);
        if (problem != null) {
            throw new ProblemException(ExitCode.INVALID, List.of(problem));
        }
        var found = byType.get(type);
        if (found == null) {
            var all = new ArrayList<Problem>();
            all.add(Problem.of(
                    "there is no connector `" + type + "`",
                    "there are " + String.join(", ", byType.keySet()) + "; their parameters: cutover connectors"));
            all.addAll(problems);
            throw new ProblemException(ExitCode.INVALID, all);
        }
        return found.provider();
    }

    @Override
    public void close() throws IOException {
        jars.close();
    }
}
