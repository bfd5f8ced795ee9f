package dev.cutover.catalog;

import dev.cutover.problem.Problem;
import dev.cutover.spi.SpiVersion;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The opened jars of the connector folder. */
final class ConnectorJars implements AutoCloseable {
    private final List<Shelf> shelves = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Jars that share a class loader.
     *
     * @param versions the SPI version that each jar was built for, by {@link #origin}
     */
    record Shelf(Path folder, URLClassLoader loader, Map<String, Integer> versions) {
        /** The SPI version that an origin was built for. */
        int spiVersion(String origin) {
            return versions.getOrDefault(ConnectorJars.origin(Path.of(origin)), SpiVersion.OLDEST);
        }

        /** The jar that a class came from. */
        String origin(Class<?> type) {
            var source = type.getProtectionDomain().getCodeSource();
            try {
                return source == null || source.getLocation() == null
                        ? folder.toString()
                        : Path.of(source.getLocation().toURI()).toString();
            } catch (URISyntaxException e) {
                return source.getLocation().toString();
            }
        }
    }

    private ConnectorJars() {}

    /** Opens the jars of the folder, which need not exist, then those of each subfolder. */
    static ConnectorJars in(Path folder) {
        var jars = new ConnectorJars();
        if (Files.isDirectory(folder)) {
            jars.addShelf(folder);
            jars.list(folder).filter(Files::isDirectory).forEach(jars::addShelf);
        }
        return jars;
    }

    List<Shelf> shelves() {
        return shelves;
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public void close() throws IOException {
        for (Shelf shelf : shelves) {
            shelf.loader().close();
        }
    }

    private void addShelf(Path folder) {
        if (isOpenToAll(folder)) {
            return;
        }
        var urls = new ArrayList<URL>();
        var versions = new HashMap<String, Integer>();
        list(folder)
                .filter(file -> file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file))
                .filter(file -> !isOpenToAll(file))
                .flatMap(file -> declaration(file).stream())
                .filter(this::isSupported)
                .forEach(declared -> {
                    urls.add(url(declared.jar()));
                    versions.put(origin(declared.jar()), declared.spiVersion());
                });
        if (!urls.isEmpty()) {
            shelves.add(new Shelf(
                    folder,
                    new URLClassLoader(
                            folder.getFileName().toString(),
                            urls.toArray(new URL[0]),
                            ConnectorJars.class.getClassLoader()),
                    versions));
        }
    }

    /** Lists the files in the order of their names, so that two machines with the same jars agree. */
    private Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            problems.add(Problem.of("the connector folder " + folder + " cannot be read", "check it: ls -l " + folder));
            return Stream.empty();
        }
    }

    /** Reports a broken jar, which the class loader would silently ignore. */
    private Optional<JarDeclaration> declaration(Path jar) {
        try {
            return Optional.of(JarDeclaration.read(jar));
        } catch (IOException e) {
            problems.add(Problem.of(jar + " is not a readable jar", "copy it again, or remove it"));
            return Optional.empty();
        }
    }

    /** Checked before any class is loaded: a jar for another SPI version would fail later, and anywhere. */
    private boolean isSupported(JarDeclaration declared) {
        var refusal = declared.refusal();
        refusal.ifPresent(problems::add);
        return refusal.isEmpty();
    }

    /** The path of a jar as the class loader reports it. */
    private static String origin(Path jar) {
        return jar.toAbsolutePath().normalize().toString();
    }

    /** A file that everybody may write could contain anybody's code, which would run with this user's rights. */
    private boolean isOpenToAll(Path file) {
        try {
            if (!Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
                return false;
            }
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (IOException e) {
            problems.add(Problem.of(file + " cannot be checked", "check it: ls -l " + file));
            return true;
        }
        problems.add(Problem.of(
                file + " is not used: anybody on this machine may change it", "restrict it: chmod o-w " + file));
        return true;
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
