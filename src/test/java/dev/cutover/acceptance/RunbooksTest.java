package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.yaml.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each ready-made runbook is valid, its rehearsals pass and it runs, after {@code init} has written it into a folder.
 */
class RunbooksTest {
    private static final Path SHIPPED = Path.of("runbooks");

    @TempDir
    private Path folder;

    static List<String> names() throws IOException {
        try (Stream<Path> names = Files.list(SHIPPED)) {
            return names.map(name -> name.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itIsValidAndItsRehearsalsPass(String name) throws IOException {
        var place = Place.in(folder);
        place.run("init", ".", "--template", name).done();

        var files = new ArrayList<>(List.of("validate", "--env", "sandbox"));
        files.addAll(yaml(""));
        assertThat(place.run(files.toArray(String[]::new)).done().out())
                .contains("runbook.yaml is fine: runbook " + name);

        var rehearsals = yaml("rehearsals");
        assertThat(rehearsals).hasSizeGreaterThan(1).contains("rehearsals/all-goes-well.yaml");
        rehearsals.add(0, "rehearse");
        String told = place.run(rehearsals.toArray(String[]::new))
                .endedWith(ExitCode.DONE)
                .out();
        assertThat(told)
                .contains("PASSED")
                .containsPattern("rolled-back|stopped")
                .doesNotContain("FAILED");
    }

    @ParameterizedTest
    @MethodSource("names")
    void nobodySignsThatCountsAgree(String name) throws IOException {
        assertThat(Files.readString(SHIPPED.resolve(name).resolve("runbook.yaml")))
                .doesNotContainPattern("(?m)^ +- .*amounts agree");
    }

    @ParameterizedTest
    @MethodSource("names")
    void itRunsToItsEndWithItsAnswers(String name) throws IOException {
        var place = Place.in(folder);
        place.run("init", ".", "--template", name).done();
        String sandbox = Files.readString(folder.resolve("sandbox.yaml"));
        assertThat(sandbox).contains("clock: 60x");
        place.write("fast.yaml", sandbox.replace("clock: 60x", "clock: virtual"));
        var command = new ArrayList<>(
                List.of("run", "runbook.yaml", "--env", "fast", "--answers", "answers.yaml", "--no-input"));
        byte[] rehearsal = Files.readAllBytes(folder.resolve("rehearsals/all-goes-well.yaml"));
        ScenarioFile.setting("all-goes-well.yaml", rehearsal).params().forEach((param, value) -> {
            command.add("--param");
            command.add(param + "=" + value);
        });

        assertThat(place.run(command.toArray(String[]::new)).exit()).isZero();

        assertThat(place.run("status").done().out()).contains("COMPLETED");
    }

    /** In a rollback, the new primary is read-only and the old one has all its writes before the new one is demoted. */
    @Test
    void aDatabaseRollbackLosesNoWriteOfTheSoak() {
        var place = Place.in(folder);
        place.run("init", ".", "--template", "database-primary-switchover").done();
        place.run("rehearse", "rehearsals/back-in-the-soak.yaml").done();

        var home = place.home();
        assertThat(home.events(home.runs().get(0)).stream()
                        .map(event -> event.fact())
                        .filter(EffectFact.Intended.class::isInstance)
                        .map(fact -> ((EffectFact.Intended) fact).effect())
                        .filter(effect -> effect.direction() == Effect.Direction.BACK)
                        .map(effect -> effect.step().value()))
                .containsSubsequence(
                        "open",
                        "switch-repoint",
                        "switch-take-writes",
                        "switch-follows",
                        "switch-reverse",
                        "switch-promote",
                        "switch-old-read-only",
                        "switch-pause");
    }

    /** The new primary was fenced for an old one that does not open: nobody writes, and that is said. */
    @Test
    void aDatabaseRollbackThatLeavesNoWriterSaysSo() {
        var place = Place.in(folder);
        place.run("init", ".", "--template", "database-primary-switchover").done();
        place.run("rehearse", "rehearsals/the-old-primary-stays-shut.yaml").done();

        var home = place.home();
        assertThat(home.events(home.runs().get(0)).stream()
                        .map(event -> event.fact())
                        .filter(RollbackFact.Finished.class::isInstance)
                        .flatMap(fact -> ((RollbackFact.Finished) fact).leftUndone().stream()))
                .contains("new-primary takes no writes of rows, as switch-take-writes is undone, and old-primary is not"
                        + " open: nobody takes them; where new-primary is to go on, do again by hand what"
                        + " switch-take-writes did");
    }

    @ParameterizedTest
    @MethodSource("names")
    void itSaysWhenToUseIt(String name) throws IOException {
        String runbook = Files.readString(SHIPPED.resolve(name).resolve("runbook.yaml"));
        assertThat(runbook)
                .startsWith("# ")
                .contains("\n# When to use it: ", "\nparams:\n", "\nrunbook: " + name + "\n");
    }

    /** The files of a folder and of those in it, schemas left out. */
    private List<String> yaml(String under) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(under))) {
            return new ArrayList<>(files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(".yaml") && !file.startsWith("."))
                    .sorted()
                    .toList());
        }
    }
}
