package dev.cutover.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorCatalogTest {
    private static final Binding PARKING = new Binding(new SystemId("garage"), "parking", Map.of(), Map.of());

    @TempDir
    private Path folder;

    @Test
    void theBuiltInOnesAreThereWithoutAnyFolder() throws IOException {
        try (var catalog = ConnectorCatalog.open(folder.resolve("none"))) {
            assertThat(catalog.provider("command").type()).isEqualTo("command");
            assertThat(catalog.connectors())
                    .anySatisfy(found -> assertThat(found.origin()).isEqualTo("built in"))
                    .extracting(FoundConnector::type)
                    .isSorted();
            assertThat(catalog.problems()).isEmpty();
        }
    }

    @Test
    void aJarInTheFolderIsAConnectorLikeAnyOther() throws IOException {
        Path jar = ConnectorJar.parking().write(folder.resolve("parking-1.0.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.problems()).isEmpty();
            var provider = catalog.provider("parking");
            assertThat(provider.describe(PARKING).summary()).isEqualTo("Opens and closes car parks.");
            assertThat(provider.describe(PARKING).operations()).hasSize(1);
            assertThat(catalog.connectors())
                    .filteredOn(found -> found.type().equals("parking"))
                    .extracting(FoundConnector::origin)
                    .containsExactly(jar.toString());
        }
    }

    @Test
    void twoJarsOfOneTypeAreBothRefusedByName() throws IOException {
        Path first = ConnectorJar.parking().write(folder.resolve("a.jar"));
        Path second = ConnectorJar.parking("Other", "x", "x").write(folder.resolve("b/b.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.connectors()).extracting(FoundConnector::type).doesNotContain("parking");
            assertThatThrownBy(() -> catalog.provider("parking"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
                    .hasMessageContaining("parking was found twice: " + first + " and " + second);
        }
    }

    @Test
    void aJarCannotTakeABuiltInTypesPlace() throws IOException {
        Path jar = ConnectorJar.parking("Fake", "\"parking\"", "\"command\"").write(folder.resolve("fake.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThatThrownBy(() -> catalog.provider("command"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("built in and " + jar);
        }
    }

    @Test
    void aBrokenJarIsReportedAndSpoilsNoOther() throws IOException {
        Files.writeString(folder.resolve("a-broken.jar"), "this is no zip file");
        Files.writeString(folder.resolve("notes.txt"), "nor this a jar");
        ConnectorJar.parking().write(folder.resolve("parking.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.provider("parking").type()).isEqualTo("parking");
            assertThat(catalog.problems())
                    .singleElement()
                    .extracting(Problem::message)
                    .asString()
                    .contains("a-broken.jar is not a readable jar");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            return "parking"; | throw new IllegalStateException("not today");           | not today
            return "parking"; | throw new NoClassDefFoundError("org/example/Library");  | org/example/Library
            return "parking"; | return null;                                            | calls itself `null`
            return "parking"; | return "Parking Lot";                                   | calls itself `Parking Lot`
            @Override public String type() | static { if (true) throw new IllegalStateException("early"); } public String type() | ExceptionInInitializerError
            @Override public String type() | private Odd() {} public String type()      | Odd
            """)
    void aProviderThatMisbehavesIsToldAndSpoilsNoOther(String what, String instead, String told) throws IOException {
        ConnectorJar.parking("Odd", what, instead).write(folder.resolve("odd.jar"));
        ConnectorJar.parking("Even", "\"parking\"", "\"even\"").write(folder.resolve("zeven.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.provider("even").type()).isEqualTo("even");
            assertThat(catalog.problems())
                    .singleElement()
                    .extracting(Problem::message)
                    .asString()
                    .contains(told);
        }
    }

    @Test
    void aServiceThatNamesNothingIsReportedAndTheNextOneFound() throws IOException {
        ConnectorJar.parking("Even", "\"parking\"", "\"even\"")
                .service("org.example.Gone")
                .service("java.lang.String")
                .service("not a name")
                .write(folder.resolve("some.jar"));
        ConnectorJar.parking().write(folder.resolve("z.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.problems()).isNotEmpty();
            assertThat(catalog.provider("parking").type()).isEqualTo("parking");
        }
    }

    @Test
    void aLibraryMayLieBesideItsConnector() throws IOException {
        Path library = new ConnectorJar()
                .source(
                        "org.example.lib.Words",
                        "package org.example.lib; public class Words {"
                                + " public static String type() { return \"from-a-library\"; } }")
                .write(folder.resolve("words.jar"));
        ConnectorJar.parking("Lib", "\"parking\"", "org.example.lib.Words.type()")
                .compiledWith(library)
                .write(folder.resolve("lib.jar"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.problems()).isEmpty();
            assertThat(catalog.provider("from-a-library").type()).isEqualTo("from-a-library");
        }
    }

    @Test
    void librariesThatWouldQuarrelGoIntoFoldersOfTheirOwn() throws IOException {
        for (String version : new String[] {"one", "two"}) {
            Path library = new ConnectorJar()
                    .source(
                            "org.example.lib.Words",
                            "package org.example.lib; public class Words { public static String type() { return \""
                                    + version + "\"; } }")
                    .write(folder.resolve(version + "/words.jar"));
            ConnectorJar.parking("Lib", "\"parking\"", "org.example.lib.Words.type()")
                    .compiledWith(library)
                    .write(folder.resolve(version + "/lib.jar"));
        }
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.problems()).isEmpty();
            assertThat(catalog.provider("one").type()).isEqualTo("one");
            assertThat(catalog.provider("two").type()).isEqualTo("two");
        }
    }

    @Test
    void whatAnybodyMayChangeIsNotRun() throws IOException {
        Path jar = ConnectorJar.parking().write(folder.resolve("parking.jar"));
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThatThrownBy(() -> catalog.provider("parking"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("there is no connector `parking`")
                    .hasMessageContaining("chmod o-w " + jar);
        }
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThat(catalog.problems())
                    .singleElement()
                    .extracting(Problem::hint)
                    .isEqualTo("restrict it: chmod o-w " + folder);
        }
    }

    @Test
    void aTypeThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        try (var catalog = ConnectorCatalog.open(folder)) {
            assertThatThrownBy(() -> catalog.provider("comand"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("there are ")
                    .hasMessageContaining("command");
        }
    }

    @Test
    void closingItClosesTheJars() throws IOException {
        ConnectorJar.parking().write(folder.resolve("parking.jar"));
        var catalog = ConnectorCatalog.open(folder);
        var provider = (CheckedProvider) catalog.provider("parking");
        catalog.close();
        assertThatThrownBy(() -> provider.provider()
                        .getClass()
                        .getClassLoader()
                        .loadClass("org.example.parking.ParkingProvider$Parking"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
