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
 * What a jar says of itself, read without loading any of its classes.
 *
 * @param providers the connector providers that it names; empty for a library
 * @param version the SPI version that it was built for, as it stands in the manifest; empty if it stands there not
 */
record JarDeclaration(Path jar, List<String> providers, String version) {
    private static final String SERVICES = "META-INF/services/" + ConnectorProvider.class.getName();

    /** No service file is longer; what follows is the class loader's to refuse. */
    private static final int LONGEST = 1 << 16;

    JarDeclaration {
        providers = List.copyOf(providers);
    }

    /** Throws {@link IOException} if it is not a jar that can be read. */
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

    /** The version; that of a jar which says nothing is the oldest. Meaningful only if there is no {@link #refusal}. */
    int spiVersion() {
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : SpiVersion.OLDEST;
    }

    /** Why its connectors cannot be used with this Cutover; empty if nothing speaks against it. */
    Optional<Problem> refusal() {
        if (providers.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        String which = jar + ": its connector " + String.join(", ", providers);
        if (!version.matches("[0-9]{1,9}")) {
            return Optional.of(Problem.of(
                    which + " does not say for which version of the connector SPI it was built: its manifest has "
                            + SpiVersion.ATTRIBUTE + ": " + version,
                    "its maker sets a whole number there, such as " + SpiVersion.CURRENT));
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
