package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.testkit.KeyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command that reads says what it is for, how it ends, and shows how it is used; and what it shows works. Those
 * that carry runs on have tests of their own, over the examples that come with the tool.
 */
class HelpTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^  .*?\\bcutover ([^>)\n]*)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z]+)  ");
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^  (\\d+)\\s+\\S");

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        SampleRuns.fill(place.home());
        Files.move(place.copy("orders.yaml"), folder.resolve("runbook.yaml"));
        place.write("answers.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n");
        place.write("rehearsal.yaml", """
                rehearsal: all-goes-well
                runbook: runbook.yaml
                environment: sandbox
                answers:
                  - { at: ready, as: Dana Ortiz, say: go, reason: all green }
                expect: { outcome: completed }
                """);
        copyOfARun("archive/01jd3m8a6q");
    }

    /** An export that somebody has signed, and the keys of those whom we trust. */
    private void signedExport() throws Exception {
        var key = KeyPairs.in(folder).make("id_ed25519");
        place.write("allowed_signers", "dana " + KeyPairs.publicKey(key) + "\n");
        place.run("export", "01jd3m", "-o", "night.tar.gz", "--sign", "id_ed25519")
                .done();
    }

    /** Somebody's copy, under another name. */
    private void copyOfARun(String name) throws IOException {
        var from = folder.resolve(".cutover/runs/" + SampleRuns.WAITING);
        var to = folder.resolve(name);
        Files.createDirectories(to.resolve("evidence"));
        Files.copy(from.resolve("events.log"), to.resolve("events.log"));
        try (var evidence = Files.list(from.resolve("evidence"))) {
            for (var file : evidence.toList()) {
                Files.copy(file, to.resolve("evidence").resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "validate",
                "plan",
                "check",
                "graph",
                "runs",
                "status",
                "decisions",
                "evidence",
                "evidence list",
                "evidence show",
                "export",
                "verify",
                "connectors",
                "schema",
                "completion",
                "help"
            })
    void listsExitCodesAndItsExamplesWork(String command) throws Exception {
        String help = help(command);
        if (List.of("export", "verify").contains(command)) {
            signedExport();
        }

        var codes = EXIT_CODE
                .matcher(help.substring(help.indexOf("Exit codes:")))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
        assertThat(codes).contains(0, 2).isSorted();
        var examples = EXAMPLE.matcher(help.substring(help.indexOf("Examples:")))
                .results()
                .map(found -> found.group(1).trim())
                .toList();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            place.run(example.split(" ")).done();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "resume", "rollback"})
    void whatCarriesARunOnCanEndWithAnyCode(String command) {
        String help = help(command);
        var codes = EXIT_CODE
                .matcher(help.substring(help.indexOf("Exit codes:"), help.indexOf("Examples:")))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
        assertThat(codes)
                .isEqualTo(Stream.of(ExitCode.values()).map(ExitCode::code).toList());
    }

    @Test
    void watchingEndsAsARunCanEndOrAsItsViewerLeaves() {
        String help = help("watch");
        var codes = EXIT_CODE
                .matcher(help.substring(help.indexOf("Exit codes:"), help.indexOf("Examples:")))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
        assertThat(codes).containsExactly(0, 1, 2, 6, 7, 8, 10, 11, 130);
    }

    @Test
    void aRehearsalHasFewerEnds() {
        assertThat(help("rehearse"))
                .containsSubsequence("Exit codes:", "  0 ", "  1 ", "  2 ", "  3 ", "  5 ", "Examples:");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noLineOfAnyHelpIsWiderThanASmallTerminal(String command) {
        assertThat(help(command).lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(80).doesNotMatch(".* \\."));
        assertThat(help(command)
                        .lines()
                        .dropWhile(line -> !line.startsWith("Examples:"))
                        .skip(1))
                .as("no example is broken at the margin")
                .allSatisfy(line -> assertThat(line).matches("|  .*"));
    }

    static Stream<String> commands() {
        String root = Place.in(Path.of("")).run("--help").out();
        return Stream.concat(
                Stream.of("", "evidence add", "evidence list", "evidence show"),
                COMMAND.matcher(root.substring(root.indexOf("Commands:")))
                        .results()
                        .map(found -> found.group(1)));
    }

    @Test
    void theSameHelpIsThereInBothWays() {
        assertThat(place.run("help", "evidence", "show").done().out()).isEqualTo(help("evidence show"));
        assertThat(place.run("help").done().out())
                .isEqualTo(place.run("--help").done().out());
    }

    @Test
    void aCommandWithoutItsSubcommandIsWrongUsage() {
        assertThat(place.run("evidence").exit()).isEqualTo(2);
    }

    private String help(String command) {
        var words = List.of((command + " --help").split(" "));
        return place.run(words.toArray(String[]::new)).done().out();
    }
}
