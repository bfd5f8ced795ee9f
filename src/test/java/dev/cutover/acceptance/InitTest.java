package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ready-made runbook in a folder of one's own. */
class InitTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsWhatComesWithTheToolAndTellsEditorsOfItsSchema() throws IOException {
        String told = Place.in(folder).run("init", "ours").done().out();

        assertThat(told).contains("wrote phased-retail-fulfillment into ours:", "cutover validate ours/runbook.yaml");
        var source = Path.of("runbooks/phased-retail-fulfillment");
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var lines = Files.readAllLines(folder.resolve("ours").resolve(source.relativize(file)));
                assertThat(lines.get(0)).startsWith("# yaml-language-server: $schema=");
                String schema = lines.get(0).substring(lines.get(0).indexOf('=') + 1);
                assertThat(folder.resolve("ours")
                                .resolve(source.relativize(file))
                                .resolveSibling(schema))
                        .exists();
                assertThat(lines.subList(1, lines.size())).isEqualTo(Files.readAllLines(file));
            }
        }
    }

    @Test
    void whatToDoNextRunsInMinutes() {
        assertThat(Place.in(folder)
                        .run("init", "db", "--template", "database-primary-switchover")
                        .done()
                        .out())
                .contains("cutover run db/runbook.yaml --answers db/answers.yaml --param observation=30m");
    }

    @Test
    void theTemplateForProgramsOfOnesOwnRunsAsItIs() throws IOException {
        var place = Place.in(folder);
        String told = place.run("init", "own", "--template", "command").done().out();
        assertThat(told)
                .contains("cutover validate own/runbook.yaml --env local")
                .contains("cutover run own/runbook.yaml --env local --answers own/answers.yaml --param soak=1s");

        var own = Place.in(folder.resolve("own"));
        own.run("validate", "runbook.yaml", "answers.yaml", "rehearsals/there-and-back.yaml", "--env", "local")
                .done();
        own.run("rehearse", "rehearsals/there-and-back.yaml").done();
        assertThat(folder.resolve("own/weights/west")).hasContent("0");
        own.run("rehearse", "rehearsals/there-and-back.yaml").done();
        own.write("outage", "");
        assertThat(own.run("run", "runbook.yaml", "--env", "local", "--answers", "answers.yaml", "--no-input")
                        .endedWith(ExitCode.HALTED)
                        .err())
                .contains("healthy is RED: 91.5 %, must be >= 99.5 %");
    }

    @Test
    void aFolderThatHasAllFilesAlreadyIsOneErrorThatNamesThem() throws IOException {
        var place = Place.in(folder);
        place.run("init", "ours").done();
        place.write("ours/runbook.yaml", "mine");

        String told = place.run("init", "ours").endedWith(ExitCode.ERROR).err();

        assertThat(told)
                .containsOnlyOnce("error: ")
                .contains(
                        folder.resolve("ours") + " has 11 of the 11 files already",
                        "answers.yaml",
                        "schemas/runbook.json")
                .contains("nothing was written; name another folder, or move them away");
        assertThat(folder.resolve("ours/runbook.yaml")).hasContent("mine");
    }

    @Test
    void nothingIsOverwrittenAndNothingIsWrittenByHalf() throws IOException {
        var place = Place.in(folder);
        place.write("answers.yaml", "mine");
        assertThat(place.run("init").endedWith(ExitCode.ERROR).err())
                .contains("answers.yaml is there already, and nothing is ever overwritten");
        assertThat(folder.resolve("answers.yaml")).hasContent("mine");
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void theListNamesWhatThereIs() throws IOException {
        var place = Place.in(folder);
        String list = place.run("init", "--list").done().out();
        String json = place.run("init", "--list", "--output", "json").done().out();
        try (var names = Files.list(Path.of("runbooks"))) {
            List<String> all = names.map(name -> name.getFileName().toString()).toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(5);
            assertThat(list).contains(all).contains("When to use it: ");
            assertThat(json).contains(all);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTemplateThatIsNotThereIsWrongUsage() {
        assertThat(Place.in(folder)
                        .run("init", "x", "--template", "big-bnag")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("there is no template 'big-bnag'", "did you mean 'big-bang'?");
    }
}
