package dev.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.disk.FileDisk;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {
    private static final Instant AT = Instant.parse("2026-11-23T02:00:00.123456789Z");
    private static final RunFact.Created CREATED = new RunFact.Created(
            new RunFact.Pinned("orders", "orders.yaml", "name: orders\n", "sandbox", "sandbox.yaml", ""),
            Map.of(),
            AT,
            RunFact.Mode.REHEARSAL,
            "virtual",
            42,
            "ada",
            "0.1.0");

    @TempDir
    private Path folder;

    private Home home;
    private RunJournals journals;

    @BeforeEach
    void begin() {
        home = new Home(folder.resolve("home"), new FileDisk());
        journals = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE);
    }

    @Test
    void whatWasForcedIsThereAfterTheRunWasLeft() {
        try (var opened = journals.create(AT, CREATED)) {
            opened.journal()
                    .append(AT, "ada", List.of(new RunFact.Held("ada", "a"), new RunFact.Continued("ada", "b")));
            opened.journal().force();
            opened.journal().append(AT, "ada", List.of(new RunFact.RunNote("never forced")));
        }
        var run = home.runs().get(0);

        try (var again = journals.open(run, AT)) {
            assertThat(again.notices()).isEmpty();
            assertThat(again.journal().epoch()).isEqualTo(2);
            assertThat(again.events())
                    .extracting(Event::fact)
                    .containsExactly(CREATED, new RunFact.Held("ada", "a"), new RunFact.Continued("ada", "b"));
            assertThat(again.events()).extracting(Event::at).containsOnly(Instant.parse("2026-11-23T02:00:00.123456Z"));
        }
    }

    @Test
    void aSecondRunnerIsToldWhoHoldsTheRun() {
        try (var opened = journals.create(AT, CREATED)) {
            var run = opened.journal().folder().run();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> journals.open(run, AT))
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.exitCode()).isEqualTo(ExitCode.HELD_ELSEWHERE))
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid());
            }
            opened.journal().append(AT, "ada", List.of(new RunFact.RunNote("still ours")));
            opened.journal().force();
            assertThat(home.events(run)).hasSize(2);
        }
    }

    @Test
    void filesAndFoldersAreTheirOwnersAlone() throws Exception {
        try (var opened = journals.create(AT, CREATED)) {
            opened.journal().keep("seen".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            try (var files = Files.walk(home.root())) {
                for (var file : files.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as("%s", file)
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
                }
            }
        }
    }
}
