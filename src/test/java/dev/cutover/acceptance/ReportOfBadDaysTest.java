package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.run.RunId;
import dev.cutover.run.Sighting;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of runs that were killed, left, changed, or are hostile: true, and never an error of the tool. */
class ReportOfBadDaysTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
        SampleRuns.fill(place.home());
    }

    /** The files of a run's evidence. */
    private List<Path> evidence(String run) throws IOException {
        try (var files = Files.list(place.home().folder(new RunId(run)).evidence())) {
            return files.sorted().toList();
        }
    }

    private JsonNode report(String run) throws IOException {
        return new ObjectMapper()
                .readTree(place.run("report", run, "--format", "json").done().out());
    }

    @Test
    void aRunThatWasKilledIsPausedAndNothingInItReadsAsDone() throws IOException {
        Recording.kill(place.home(), SampleRuns.WAITING);
        var report = report(SampleRuns.WAITING);

        assertThat(report.path("verdict").asText()).isEqualTo("PAUSED, NO PROCESS");
        assertThat(report.path("line").asText())
                .contains(
                        "(live)",
                        "its process died without a word; the last event is of ",
                        "with 1 question open",
                        "can be resumed");
        assertThat(place.run("status", SampleRuns.WAITING).done().out())
                .containsPattern("PAUSED \\(no process; the last event is of \\d\\d:\\d\\d:\\d\\d\\)")
                .contains(": `cutover resume " + SampleRuns.WAITING + "`");
        assertThat(report.path("ended").isNull()).isTrue();
        assertThat(report.path("steps").findValuesAsText("state")).contains("begun, no process goes on", "not begun");
        assertThat(report.path("open").findValuesAsText("kind")).contains("open question", "begun, not ended");
    }

    @Test
    void ofARunOnAnotherMachineItIsNotSaidThatItGoesOn() throws IOException {
        var lease = place.home().folder(new RunId(SampleRuns.WAITING)).lease();
        Files.writeString(lease, Files.readString(lease).replace("\"left\":true", "\"left\":false"));

        assertThat(report(SampleRuns.WAITING).path("line").asText())
                .contains("whether a process carries it on cannot be seen from this machine");
    }

    @Test
    void anAnswerThatLapsedDoesNotCount() throws IOException {
        var report = report(SampleRuns.WAITING);

        assertThat(report.path("gates").path(0).path("calls").findValuesAsText("standing"))
                .containsExactly("no longer counts: older than 30m", "missing");
        assertThat(report.path("summary").findValuesAsText("text")).contains("nobody");
    }

    @Test
    void whatARollbackLeftUndoneIsNamedWithWhoseItIs() throws IOException {
        var report = report(SampleRuns.STUCK);

        assertThat(report.path("verdict").asText()).isEqualTo("STUCK");
        assertThat(report.path("tone").asText()).isEqualTo("BAD");
        assertThat(report.path("open").path(0).path("kind").asText()).isEqualTo("LEFT UNDONE");
        assertThat(report.path("open").path(0).path("what").asText()).isEqualTo("freeze: releases are still frozen");
        assertThat(report.path("open").path(0).path("owner").asText()).isNotEmpty();
    }

    @Test
    void evidenceThatIsGoneAndEvidenceThatWasChangedAreToldApart() throws IOException {
        var files = evidence(SampleRuns.WAITING);
        Files.delete(files.get(0));
        Files.writeString(files.get(1), "edited");

        var evidence = report(SampleRuns.WAITING).path("evidence");
        assertThat(evidence.findValuesAsText("state")).containsExactlyInAnyOrder("GONE", "CHANGED");
        assertThat(place.run("report", SampleRuns.WAITING).done().out()).contains("GONE: its file", "CHANGED: ");
    }

    private String summary(String run, String about) throws IOException {
        for (var line : report(run).path("summary")) {
            if (line.path("about").asText().equals(about)) {
                return line.path("tone").asText() + " " + line.path("text").asText();
            }
        }
        return "";
    }

    @Test
    void evidenceThatIsNotAsCapturedIsOnTheFirstScreen() throws IOException {
        assertThat(summary(SampleRuns.WAITING, "Evidence")).isEmpty();
        var files = evidence(SampleRuns.WAITING);
        Files.delete(files.get(0));
        Files.writeString(files.get(1), "edited");

        assertThat(summary(SampleRuns.WAITING, "Evidence"))
                .startsWith("BAD 2 pieces of 2 are not as captured: ")
                .contains(" is gone", " was changed since it was captured");
    }

    @Test
    void whatWasGreenWhenItsStepEndedIsNotCalledStale() throws IOException {
        String run = "01jd6000000000000000000001";
        var west = Segment.of(Map.of("region", "us-west"));
        try (var night = Recording.of(place.home(), run, SampleRuns.pinned(), RunFact.Mode.LIVE)) {
            night.started("freeze").done("freeze").started("ready").done("ready");
            night.at("02:00:00").started("shift-us-east");
            night.that(SampleRuns.sampled(SampleRuns.EAST, Verdict.GREEN, 0.999))
                    .done("shift-us-east");
            night.at("02:59:59").started("shift-us-west").that(SampleRuns.sampled(west, Verdict.GREEN, 0.998));
        }
        var lease = place.home().folder(new RunId(run)).lease();
        String left = Files.readString(lease);
        Files.writeString(lease, left.replace("\"left\":true", "\"left\":false"));

        assertThat(summary(run, "Measured"))
                .as("of a process on another machine")
                .isEqualTo("PLAIN 1 of 1 watched reading green; 1 other was green when last measured");

        Files.writeString(lease, left);
        assertThat(summary(run, "Measured"))
                .isEqualTo("PLAIN 2 of 2 readings green when last measured, and nothing watches since 2026-11-24"
                        + " 02:59:59 UTC");
        assertThat(report(run).path("criteria").findValuesAsText("standing")).containsExactly("GREEN", "GREEN");
    }

    @Test
    void whatAPictureHasNoRoomForIsCountedAllTheSame() throws IOException {
        String run = "01jd8000000000000000000001";
        try (var night = Recording.of(place.home(), run, SampleRuns.pinned(), RunFact.Mode.LIVE)) {
            night.started("freeze").done("freeze").started("ready").done("ready");
            night.at("02:00:00").started("shift-us-east").moved("shift-us-east", SampleRuns.EAST, 0, 1_000);
            for (int sample = 0; sample < 600; sample++) {
                night.that(SampleRuns.sampled(SampleRuns.EAST, Verdict.RED, 0.9 + sample / 10_000.0));
            }
        }

        assertThat(place.run("report", run).done().out()).contains("| us-east | >= 99.5 % | 600 | 600 | 95.99 % |");
        assertThat(place.run("report", run, "--format", "html").done().out())
                .contains("<td class=\"number\">0</td><td class=\"number\">600</td><td class=\"number\">0</td>");
    }

    @Test
    void aRollbackThatAPersonDecidesIsNoDrill() throws IOException {
        String run = "01jd7000000000000000000001";
        try (var night = Recording.of(place.home(), run, SampleRuns.pinned(), RunFact.Mode.LIVE)) {
            night.started("freeze").done("freeze");
            var now = night.now();
            var sighting = Optional.of(
                    new Sighting(Sighting.Origin.UNKNOWN, Optional.empty(), Sighting.Sign.DECISION, Optional.empty()));
            night.that(new RollbackFact.Requested(
                    1,
                    Scope.WHOLE_RUN,
                    "Dana Ortiz",
                    "commander",
                    "a call",
                    now,
                    now,
                    Duration.ofMinutes(15),
                    sighting));
        }

        assertThat(report(run).path("line").asText()).doesNotContain("drill");
        assertThat(place.run("report", run).done().out()).contains("nothing on record came before it");
    }

    @Test
    void evidenceOfTheSameLengthWithOtherBytesWasChanged() throws IOException {
        var file = evidence(SampleRuns.HOSTILE).get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[0]++;
        Files.write(file, bytes);

        assertThat(report(SampleRuns.HOSTILE).path("evidence").findValuesAsText("state"))
                .containsExactly("CHANGED");
    }

    @Test
    void aDryRunChangedNothing() throws IOException {
        String run = "01jd5000000000000000000001";
        try (var dry = Recording.of(place.home(), run, SampleRuns.pinned(), RunFact.Mode.DRY_RUN)) {
            dry.started("freeze")
                    .that(new StepFact.Succeeded(new StepId("freeze"), 1, StepFact.How.PLAINLY, Map.of()))
                    .that(new RunFact.Ended(RunFact.Ending.COMPLETED, "", List.of(), Map.of()));
        }
        var report = report(run);

        assertThat(report.path("line").asText()).contains("(dry-run, nothing was changed)");
        assertThat(report.path("tone").asText()).isEqualTo("CARE");
        assertThat(report.path("steps").findValuesAsText("state")).contains("assumed done (dry run)");
        assertThat(report.path("summary").path(0).path("text").asText()).startsWith("nothing: a dry run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.0", "0.1.0-first", "0.1.0-second", "0.1.0-third", "0.2.0-freezes"})
    void aRecordOfAnOlderVersionHasItsReport(String version) throws IOException {
        var run = Files.createDirectories(
                folder.resolve(".cutover/runs/r1"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.copy(Path.of("src/test/resources/records/" + version + ".log"), run.resolve("events.log"));

        for (String format : List.of("md", "csv")) {
            assertThat(place.run("report", "r1", "--format", format).done().out())
                    .isNotEmpty();
        }
        assertThat(report("r1").path("gaps"))
                .as("what is missing is said")
                .anySatisfy(gap -> assertThat(gap.asText()).contains("cannot be read by this version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"md", "json", "csv"})
    void hostileNamesAreHarmless(String format) {
        String out = place.with("CI", "true")
                .run("report", SampleRuns.HOSTILE, "--format", format)
                .done()
                .out();

        assertThat(out).doesNotContain("\u001b", "\u202e", "\u200b", "\u009b", "##vso[");
        assertThat(out.lines()).noneMatch(line -> line.stripLeading().startsWith("::"));
        assertThat(out).contains("freeze");
    }

    @Test
    void aRunOfAHomeThatIsNotThereIsOneError() {
        assertThat(place.run("report", "nope").err())
                .contains("begins with 'nope'")
                .doesNotContain("\tat ");
    }
}
