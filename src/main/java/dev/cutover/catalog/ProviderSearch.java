package dev.cutover.catalog;

import dev.cutover.problem.Problem;
import dev.cutover.spi.ConnectorProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the providers of one class loader, without those of its parents. One that fails does not affect the others. */
final class ProviderSearch {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** A limit of attempts, so that a broken service file cannot go on forever. */
    private static final int TOO_MANY = 1000;

    private final List<FoundConnector> found = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final ClassLoader loader;
    private final Function<Class<?>, String> origin;
    private final ToIntFunction<String> spiVersion;
    private final String where;

    /**
     * Searches a class loader.
     *
     * @param origin the origin of a class
     * @param spiVersion the SPI version that an origin was built for
     * @param where the place of the loader's classes, for messages
     */
    ProviderSearch(
            ClassLoader loader, Function<Class<?>, String> origin, ToIntFunction<String> spiVersion, String where) {
        this.loader = loader;
        this.origin = origin;
        this.spiVersion = spiVersion;
        this.where = where;
        Iterator<ServiceLoader.Provider<ConnectorProvider>> services =
                ServiceLoader.load(ConnectorProvider.class, loader).stream().iterator();
        int steps = 0;
        while (steps < TOO_MANY && step(services)) {
            steps++;
        }
    }

    List<FoundConnector> found() {
        return found;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Reads the next provider; returns whether there may be more. */
    private boolean step(Iterator<ServiceLoader.Provider<ConnectorProvider>> services) {
        try {
            if (!services.hasNext()) {
                return false;
            }
            var service = services.next();
            if (service.type().getClassLoader() == loader) {
                add(service);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            problem(e);
        }
        return true;
    }

    /** Any exception from the constructor of a foreign class is reported as a problem of that class. */
    private void add(ServiceLoader.Provider<ConnectorProvider> service) {
        String from = origin.apply(service.type());
        try {
            ConnectorProvider provider = service.get();
            @Nullable String type = provider.type();
            if (type == null || !TYPE.matcher(type).matches()) {
                problems.add(Problem.of(
                        from + ": " + service.type().getName() + " calls itself `" + type
                                + "`, which is not a valid connector name",
                        "a name is lower-case words joined by -; ask its maker to correct it"));
            } else {
                int version = spiVersion.applyAsInt(from);
                boolean ours = from.equals(FoundConnector.BUILT_IN);
                found.add(new FoundConnector(
                        ours ? provider : new CheckedProvider(provider, from, version, type), from, version));
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            problems.add(
                    CheckedProvider.doesNotFit(from, service.type().getName(), spiVersion.applyAsInt(from), cause(e)));
        }
    }

    private void problem(Throwable e) {
        problems.add(Problem.of(
                "a connector in " + where + " cannot be used: " + cause(e),
                "it may have been built for another version of Cutover, or need a library that is missing"));
    }

    private static Throwable cause(Throwable e) {
        return e instanceof ServiceConfigurationError && e.getCause() != null ? e.getCause() : e;
    }
}
