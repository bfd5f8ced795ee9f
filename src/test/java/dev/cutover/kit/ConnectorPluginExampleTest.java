package dev.cutover.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.acceptance.Place;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example is built as its readers would build it, against our jars, and then used. */
class ConnectorPluginExampleTest {
    private static final Path EXAMPLE = Path.of("examples", "connector-plugin");

    @TempDir
    private Path folder;

    @Test
    void aConnectorIsWrittenTestedAndUsedOutsideOfThisProject() throws Exception {
        var project = copy(EXAMPLE, folder.resolve("project"));
        build(project);

        var home = Files.createDirectories(project.resolve(".cutover/connectors"));
        Files.copy(project.resolve("target/car-park-connector.jar"), home.resolve("car-park-connector.jar"));
        var place = Place.in(project);
        assertThat(place.run("connectors", "car-park").done().out().lines())
                .anyMatch(line ->
                        line.matches("close +writes +car-park [(]required[)] +open +No car gets in from now on"));
        place.run("run", "runbook.yaml", "--env", "local.yaml").endedWith(ExitCode.DONE);
        assertThat(project.resolve("car-parks/north")).exists();
    }

    private void build(Path project) throws Exception {
        assumeTrue(isOnPath("mvn"), "mvn is not on PATH");
        var repository = LocalRepository.with(folder.resolve("repository"), ClassifiedJar.version());
        var log = folder.resolve("mvn.log");
        var process = new ProcessBuilder("mvn", "-o", "-B", "-q", "-Dmaven.repo.local=" + repository.folder(), "verify")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("mvn ends").isTrue();
        String said = Files.readString(log);
        assumeTrue(
                !said.contains("in offline mode") || said.contains("dev.cutover:"),
                "the local repository lacks a plugin that the example needs");
        assertThat(process.exitValue()).as(said).isZero();
        try (Stream<Path> reports = Files.list(project.resolve("target/surefire-reports"))) {
            assertThat(reports).as("reports of the inherited tests").isNotEmpty();
        }
    }

    private static boolean isOnPath(String program) {
        return List.of(System.getenv("PATH").split(":", -1)).stream()
                .anyMatch(one -> Files.isExecutable(Path.of(one, program)));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(file -> !file.startsWith(from.resolve("target")))
                    .toList()) {
                var copied = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
        return to;
    }
}
