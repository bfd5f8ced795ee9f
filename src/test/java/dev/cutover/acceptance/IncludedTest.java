package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is what it was when it began: its runbook, what that includes, and the parameters that were given. */
class IncludedTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        place.write("sandbox.yaml", """
                environment: sandbox
                clock: virtual
                systems: { releases: { connector: sandbox } }
                """);
        place.write("book.yaml", """
                cutover: 1
                runbook: book
                params: { service: { one-of: [shop, stock] } }
                roles: { lead: { who: [Ines Park], may: [go] } }
                systems: { releases: { owner: platform, flow: consumer } }
                phases:
                  - phase: night
                    steps:
                      - gate: Ready
                        id: ready
                        approve: { by: [lead] }
                      - include: parts/freeze.yaml
                        id: before
                        with: { service: "${param.service}" }
                """);
        place.write("parts/freeze.yaml", """
                cutover: 1
                steps-of: Freeze a service
                params: { service: {} }
                steps:
                  - action: Freeze ${param.service}
                    id: freeze
                    system: releases
                    call: freeze
                    with: { services: ["${param.service}"] }
                    undo: { call: unfreeze, with: { services: ["${param.service}"] } }
                    verify: { call: status, expect: { frozen: "${param.service}" } }
                """);
        place.write("answers.yaml", "answers:\n  - { at: ready, as: Ines Park, say: go, reason: ready }\n");
    }

    @Test
    void editingWhatIsIncludedChangesNothingInARunUnderWay() throws IOException {
        place.run("run", "book.yaml", "--param", "service=stock", "--no-input").endedWith(ExitCode.WAITING);
        Files.delete(folder.resolve("parts/freeze.yaml"));
        place.write("book.yaml", "cutover: 1\nrunbook: another\nphases: []\n");

        place.run("resume", "--answers", "answers.yaml", "--no-input").endedWith(ExitCode.DONE);

        assertThat(place.run("status").done().out()).contains("before-freeze", "Freeze stock");
        assertThat(place.run("verify").endedWith(ExitCode.DONE).out()).doesNotContain("BROKEN");
        try (var runs = Files.list(folder.resolve(".cutover/runs"))) {
            String first = Files.readAllLines(runs.findFirst().orElseThrow().resolve("events.log"))
                    .get(0);
            assertThat(first).contains("steps-of: Freeze a service").contains("\"service\":\"stock\"");
        }
    }

    @Test
    void whatIsWrongWithAnIncludedFileIsShownInIt() throws IOException {
        Files.writeString(
                folder.resolve("parts/freeze.yaml"),
                Files.readString(folder.resolve("parts/freeze.yaml")).replace("system: releases", "system: relases"));

        String told = place.run("validate", "book.yaml", "--param", "service=stock")
                .endedWith(ExitCode.INVALID)
                .err();

        assertThat(told)
                .contains("there is no system 'relases'", "--> parts/freeze.yaml:7:13", "7 |     system: relases")
                .contains("included at book.yaml:12:9");
    }

    @Test
    void aParameterIsNamedWhereItIsWrong() {
        String told = place.run("validate", "book.yaml", "--param", "service=shpo", "--param", "wave=1")
                .endedWith(ExitCode.INVALID)
                .err();
        assertThat(told)
                .contains(
                        "the parameter 'service' is given 'shpo', which is not one of shop, stock",
                        "did you mean 'shop'?")
                .contains("the value of 'wave' is given, but the runbook declares no such parameter");
        assertThat(place.run("run", "book.yaml").endedWith(ExitCode.INVALID).err())
                .contains("the parameter 'service' of the runbook has no value", "--param service=…");
    }

    @Test
    void aFileOfStepsIsCheckedWithTheRunbookThatIncludesIt() {
        assertThat(place.run("validate", "parts/freeze.yaml")
                        .endedWith(ExitCode.INVALID)
                        .err())
                .contains("checked in the runbooks that include them");
        place.run("validate", "book.yaml", "parts/freeze.yaml", "--param", "service=shop")
                .done();
    }

    @Test
    void aRehearsalGivesParametersAndTheCommandLineMayGiveOthers() throws IOException {
        place.write("rehearsal.yaml", """
                rehearsal: rehearsal
                runbook: book.yaml
                params: { service: stock }
                answers: [{ at: ready, as: Ines Park, say: go, reason: ready }]
                expect: { outcome: completed }
                """);
        place.run("rehearse", "rehearsal.yaml").done();
        assertThat(status()).contains("Freeze stock");
        place.run("rehearse", "rehearsal.yaml", "--param", "service=shop").done();
        assertThat(status()).contains("Freeze shop");
        place.run("validate", "rehearsal.yaml").done();
    }

    /** Of the newest rehearsal, which only its name shows. */
    private String status() {
        return place.run("status", place.home().runs().get(0).value()).done().out();
    }
}
