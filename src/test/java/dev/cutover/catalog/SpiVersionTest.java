package dev.cutover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.RecordSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpiVersionTest {
    private static final Binding PARKING = new Binding(new SystemId("garage"), "parking", Map.of(), Map.of());

    @TempDir
    private Path folder;

    @Test
    void aJarThatSaysNothingWasBuiltForVersionOne() throws IOException {
        ConnectorJar.parking().write(folder.resolve("parking.jar"));
        assertThat(versionOfParking()).isEqualTo(1);
    }

    @Test
    void aJarSaysWhichVersionItWasBuiltFor() throws IOException {
        ConnectorJar.parking().builtFor("2").write(folder.resolve("parking.jar"));
        assertThat(versionOfParking()).isEqualTo(2);
    }

    /** As it was written for version 1 or 2: the constructor of six, and the factories. */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    void anOlderJarHasNoRecordSets(String version) throws IOException {
        ConnectorJar.parking().builtFor(version).write(folder.resolve("parking.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.provider("parking").describe(PARKING).recordSets())
                    .isEmpty();
        }
    }

    @Test
    void aJarForVersionThreeOffersRecordSets() throws IOException {
        ConnectorJar.parking("Lots", "operations(), Set.of(), List.of());", """
                operations(), Set.of(), List.of()).withRecordSets(List.of(RecordSet.of("cars", "each car",
                        List.of(RecordSet.Column.of("plate", RecordSet.Type.TEXT, "the plate")), List.of("plate"))));
                """)
                .builtFor("3")
                .write(folder.resolve("lots.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.problems()).isEmpty();
            assertThat(catalog.provider("parking").describe(PARKING).recordSets())
                    .extracting(RecordSet::name)
                    .containsExactly("cars");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            99  | was built for version 99 of the connector SPI; this Cutover supports 1 to 5 | use a newer Cutover
            0   | was built for version 0 of the connector SPI; this Cutover supports 1 to 5  | use a newer release
            two | its manifest has Cutover-SPI-Version: two                                   | a whole number
            """)
    void aJarForAnotherVersionIsRefusedByNameAndSpoilsNoOther(String version, String told, String hint)
            throws IOException {
        // Its class cannot even be loaded: the version is looked at before.
        Path library = new ConnectorJar()
                .source("org.example.lib.Newer", "package org.example.lib; public interface Newer {}")
                .write(folder.resolve("elsewhere/.library.zip"));
        Path jar = ConnectorJar.parking(
                        "Future", "implements ConnectorProvider", "implements ConnectorProvider, org.example.lib.Newer")
                .compiledWith(library)
                .builtFor(version)
                .write(folder.resolve("a-future.jar"));
        ConnectorJar.parking().write(folder.resolve("parking.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.provider("parking").describe(PARKING).operations())
                    .hasSize(1);
            assertThat(catalog.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.message())
                        .contains(jar + ": its connector org.example.Future")
                        .contains(told);
                assertThat(problem.hint()).contains(hint);
            });
        }
    }

    @Test
    void aMethodThatIsNotThereIsReportedAsTheJarsProblem() throws IOException {
        Path library = new ConnectorJar()
                .source(
                        "org.example.lib.Words",
                        "package org.example.lib; public class Words { public static String one() { return \"1\"; } }")
                .write(folder.resolve("library/.old.zip"));
        Path jar = ConnectorJar.parking("Stale", "\"Opens and closes car parks.\"", "org.example.lib.Words.one()")
                .compiledWith(library)
                .write(folder.resolve("stale.jar"));
        new ConnectorJar()
                .source("org.example.lib.Words", "package org.example.lib; public class Words {}")
                .write(folder.resolve("words.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.problems()).extracting(Problem::message).isEmpty();
            var provider = catalog.provider("parking");
            assertThatThrownBy(() -> provider.describe(PARKING))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
                    .hasMessageContaining(jar + ": its connector org.example.Stale, built for version 1")
                    .hasMessageContaining("NoSuchMethodError")
                    .hasMessageContaining("supports 1 to 5");
        }
    }

    private int versionOfParking() throws IOException {
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.problems()).isEmpty();
            return catalog.connectors().stream()
                    .filter(found -> found.type().equals("parking"))
                    .findFirst()
                    .orElseThrow()
                    .spiVersion();
        }
    }
}
