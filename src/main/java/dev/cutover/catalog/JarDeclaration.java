package dev.cutover.catalog;

import dev.cutover.problem.Problem;
import dev.cutover.spi.ConnectorProvider;
import dev.cutover.spi.SpiVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * What a jar declares, read without loading any of its classes.
 *
 * @param providers the names of its connector providers; empty for a library
 * @param version the SPI version in its manifest; empty if there is none
 */
record JarDeclaration(Path jar, List<String> providers, String version) {
    private static final String SERVICES = "META-INF/services/" + ConnectorProvider.class.getName();

    /** The number of bytes that are read of a service file; real ones are much shorter. */
    private static final int LONGEST = 1 << 16;

    JarDeclaration {
        providers = List.copyOf(providers);
    }

    /** @throws IOException if the file is not a readable jar */
    static JarDeclaration read(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            var manifest = jar.getManifest();
            var version = manifest == null ? null : manifest.getMainAttributes().getValue(SpiVersion.ATTRIBUTE);
            return new JarDeclaration(file, providers(jar), version == null ? "" : version.strip());
        } catch (SecurityException e) {
            throw new IOException(e);
        }
    }

    private static List<String> providers(JarFile jar) throws IOException {
        var entry = jar.getJarEntry(SERVICES);
        if (entry == null) {
            return List.of();
        }
        try (var in = jar.getInputStream(entry)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** The version; the oldest one if the jar declares none. Only meaningful if there is no {@link #refusal}. */
    int spiVersion() {
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : SpiVersion.OLDEST;
    }

    /** Why its connectors cannot be used with this Cutover; empty if they can. */
    Optional<Problem> refusal() {
        if (providers.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        String which = jar + ": its connector " + String.join(", ", providers);
        if (!version.matches("[0-9]{1,9}")) {
            return Optional.of(Problem.of(
                    which + " declares no valid version of the connector SPI: its manifest has " + SpiVersion.ATTRIBUTE
                            + ": " + version,
                    "ask its maker to set a whole number there, such as " + SpiVersion.CURRENT));
        }
        if (SpiVersion.isSupported(spiVersion())) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                which + " was built for version " + version + " of the connector SPI; this Cutover supports "
                        + SpiVersion.OLDEST + " to " + SpiVersion.CURRENT,
                spiVersion() > SpiVersion.CURRENT
                        ? "use a newer Cutover, or a release of the connector that was built for version "
                                + SpiVersion.CURRENT
                        : "use a newer release of the connector"));
    }
}
