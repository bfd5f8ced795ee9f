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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All connector types: those on the class path, and those in a folder of jars. The jars in the folder itself share one
 * class loader, so that a library may lie beside the connector that needs it. Each subfolder of jars has a class loader
 * of its own, for connectors with conflicting libraries.
 *
 * <p>A jar that cannot be used is reported as a problem and never throws: a run that does not need it must not fail. If
 * two jars provide the same type, neither is used; a jar cannot replace a built-in type.
 *
 * <p>A jar may declare which version of the SPI it was built for ({@link SpiVersion}). An unsupported version is
 * reported as a problem before any class of the jar is loaded.
 *
 * <p>Thread-safe. Closing it closes the jars: their connectors must not be used after that.
 */
public final class ConnectorCatalog implements AutoCloseable {
    /** A limit of attempts, so that a broken service file cannot go on forever. */
    private static final int MOST_SERVICES = 1000;

    private final SortedMap<String, FoundConnector> byType = new TreeMap<>();
    private final SortedMap<String, Problem> contested = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final ConnectorJars jars;

    private ConnectorCatalog(ConnectorJars jars) {
        this.jars = jars;
    }

    /** Reads the folder, which need not exist. */
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

    /** All connectors that can be used, in the order of their types. */
    public Collection<FoundConnector> connectors() {
        return byType.values().stream()
                .filter(connector -> !contested.containsKey(connector.type()))
                .toList();
    }

    /** The connectors and jars that cannot be used, and why; empty on most machines. */
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

    /**
     * New objects of all services of a type: those on the class path, and those in the jars. One that cannot be loaded
     * is left out.
     */
    public <S> List<S> services(Class<S> type) {
        var services = new LinkedHashMap<Class<?>, S>();
        var loaders = new ArrayList<ClassLoader>();
        loaders.add(ConnectorCatalog.class.getClassLoader());
        jars.shelves().forEach(shelf -> loaders.add(shelf.loader()));
        for (ClassLoader loader : loaders) {
            var all = ServiceLoader.load(type, loader).stream().iterator();
            for (int step = 0; step < MOST_SERVICES; step++) {
                try {
                    if (!all.hasNext()) {
                        break;
                    }
                    S service = all.next().get();
                    services.putIfAbsent(service.getClass(), service);
                } catch (ServiceConfigurationError | LinkageError broken) {
                    System.getLogger(ConnectorCatalog.class.getName())
                            .log(System.Logger.Level.WARNING, "a service of a jar cannot be used", broken);
                }
            }
        }
        return List.copyOf(services.values());
    }

    @Override
    public void close() throws IOException {
        jars.close();
    }
}
