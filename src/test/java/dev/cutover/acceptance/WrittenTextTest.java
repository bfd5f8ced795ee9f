package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write reaches programs, other people and the record letter by letter. */
class StoredTextTest {
    private static final List<String> VALUES = List.of(
            "1.10",
            "0123",
            "1e5",
            "NO",
            "12:30",
            "0x1F",
            "3.0",
            "1_000",
            "007",
            "+5",
            ".5",
            "2026-11-24",
            "on",
            "-0",
            "1.10.0");

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aProgramThatWritesDownItsArgument() throws IOException {
        place = Place.in(folder);
        place.write("local.yaml", """
                environment: local
                live: false
                clock: real
                systems:
                  host:
                    connector: command
                    operations:
                      say:
                        argv: [sh, -c, 'echo "$1" >>said', say, "{it}"]
                        parameters: { it: { required: true, may-start-with-dash: true } }
                """);
    }

    @Test
    void whatIsWrittenWithoutQuotesReachesAProgramAsItStands() throws IOException {
        var steps = new StringBuilder();
        for (String value : VALUES) {
            steps.append(
                    "      - { action: Say, id: say-%d, system: host, call: say, with: { it: %s }, undo: { none: it speaks } }%n"
                            .formatted(steps.length(), value));
        }
        place.write("runbook.yaml", runbook(steps.toString()));

        place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input").endedWith(ExitCode.DONE);

        assertThat(Files.readAllLines(folder.resolve("said"))).isEqualTo(VALUES);
    }

    @Test
    void aNumberOfAParameterReachesAProgramAsItIsGiven() throws IOException {
        place.write("runbook.yaml", runbook("""
                      - { action: Say, id: one, system: host, call: say, with: { it: "${param.release}" }, undo: { none: it speaks } }
                """) + "params: { release: { default: 1.10 } }\n");
        place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input").endedWith(ExitCode.DONE);
        place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input", "--param", "release=2.10")
                .endedWith(ExitCode.DONE);

        assertThat(Files.readAllLines(folder.resolve("said"))).containsExactly("1.10", "2.10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-0         | `-0` begins with a dash and would be taken for an option",
                "[a, --all] | `--all` begins with a dash",
                "007x       | `007x` is not a value for `it`: it must match [-a-z0]+"
            })
    void aValueThatNoCallCouldPassIsFoundBeforeTheRun(String value, String told) throws IOException {
        String plain = Files.readString(folder.resolve("local.yaml")).replace("\"{it}\"]", "\"{it...}\"]");
        place.write("local.yaml", plain.replace("may-start-with-dash: true", "matches: \"[-a-z0]+\""));
        String steps = """
                      - { action: Say, id: one, system: host, call: say, with: { it: %s }, undo: { none: it speaks } }
                      - { action: Say, id: two, system: host, call: say, with: { it: "${run.id}" }, undo: { none: it speaks } }
                """;
        place.write("runbook.yaml", runbook(steps.formatted(value)));

        assertThat(place.run("validate", "runbook.yaml", "--env", "local.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("host, it of say: " + told, "runbook.yaml:11:")
                .doesNotContain("runbook.yaml:12:");
    }

    @Test
    void aNameIsTheSameInBothFormsOfUnicode() throws IOException {
        place.write(
                "runbook.yaml",
                runbook("      - { gate: Ready, id: ready, approve: { by: [lead] } }\n")
                        .replace("Ada", "Zoe\u0308"));
        place.write("answers.yaml", "- { at: ready, as: Zo\u00eb, say: go, reason: good }\n");

        place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input", "--answers", "answers.yaml")
                .endedWith(ExitCode.DONE);

        assertThat(place.run("decisions").done().out()).contains("Zo\u00eb as lead");
    }

    @Test
    void anotherLanguageOfTheMachineChangesNoDigit() throws Exception {
        place.write("runbook.yaml", runbook("      - { wait: A moment, id: moment, for: 1s }\n"));

        assertThat(planInAnotherLanguage()).contains("1 step in 1 phase", "06:30:01");
    }

    private String planInAnotherLanguage() throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cutover.cli.Main"));
        line.addAll(List.of("plan", "runbook.yaml", "--starts", "2026-11-24T06:30Z"));
        var process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("said")))
                .isZero();
        return Files.readString(folder.resolve("said"));
    }

    private static String runbook(String steps) {
        return """
                cutover: 1
                runbook: text
                title: Text
                roles: { lead: { who: [Ada], may: [go, no-go, override, rollback, abort, amend] } }
                systems: { host: { owner: lead, flow: consumer } }
                rollback: { window: 5m }
                phases:
                  - phase: all
                    starts: T
                    steps:
                """ + steps;
    }
}
