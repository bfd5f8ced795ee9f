package dev.cutover.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A local Maven repository with our own jars, and with all that the one of this build holds; that one is not touched.
 */
record LocalRepository(Path folder) {
    static LocalRepository with(Path folder, String version) throws Exception {
        var ours = Files.createDirectories(folder.resolve("dev/cutover/cutover").resolve(version));
        Files.copy(Path.of("pom.xml"), ours.resolve("cutover-" + version + ".pom"));
        ClassifiedJar.SPI.writeTo(ours.resolve("cutover-" + version + "-spi.jar"));
        ClassifiedJar.CONTRACT.writeTo(ours.resolve("cutover-" + version + "-contract.jar"));
        link(ofThisBuild(), folder);
        return new LocalRepository(folder);
    }

    static Path ofThisBuild() {
        String named = System.getProperty("localRepository");
        return named == null ? Path.of(System.getProperty("user.home"), ".m2", "repository") : Path.of(named);
    }

    /** Links to what is not there yet; a folder that is, such as {@code dev}, has links within. */
    private static void link(Path from, Path into) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                var here = into.resolve(entry.getFileName());
                if (!Files.exists(here)) {
                    Files.createSymbolicLink(here, entry);
                } else if (!entry.endsWith("cutover")) {
                    link(entry, here);
                }
            }
        }
    }
}
