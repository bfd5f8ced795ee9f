package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.cli.Main;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.StandardOutput;
import dev.cutover.journal.RecordLine;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.Smoke;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run leaves its home in a file, and is verified where nobody has a home. */
@Smoke
class ExportTest {
    private static final String TEST_DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String KILLED = "01m8h7knq844rj2hmfe7www0rd";

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private Place place;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        SampleRuns.fill(place.home());
    }

    @ParameterizedTest
    @ValueSource(strings = {SampleRuns.DONE, SampleRuns.HOSTILE, SampleRuns.STUCK, SampleRuns.WAITING})
    void itIsVerifiedInAnotherHomeEvenWhenItsOwnIsGone(String run) throws IOException {
        var exported = json(place.run("export", run, "-o", "night.tar.gz", "--output", "json"));
        Files.move(folder.resolve("night.tar.gz"), elsewhere.resolve("renamed"));
        Files.move(folder.resolve(".cutover"), folder.resolve("moved"));

        var verified =
                json(Place.in(elsewhere).run("verify", "renamed", "--expect-head", head(exported), "--output", "json"));

        assertThat(verified.path("sound").asBoolean()).isTrue();
        assertThat(verified.path("run").asText()).isEqualTo(run);
        assertThat(head(verified)).isEqualTo(head(exported));
        assertThat(verified.path("seq")).isEqualTo(exported.path("events"));
        assertThat(elsewhere.resolve(".cutover")).doesNotExist();
    }

    @Test
    void theFileHasWhatBelongsToTheRunAndNothingElse() throws Exception {
        var run = runFolder(SampleRuns.WAITING);
        for (String name : List.of("journal.mv.db", "reserve", "control.sock", "hold", "snapshot", "inbox/1.json")) {
            Files.createDirectories(run.resolve(name).getParent());
            Files.writeString(run.resolve(name), "not for others");
        }
        Files.writeString(run.resolve("evidence/.4711-1.tmp"), "half of something");
        place.run("export", "01jd3", "-o", "night.tar.gz").done();

        var names = sh("tar tzf night.tar.gz").lines().toList();
        assertThat(names).allSatisfy(name -> assertThat(name).startsWith(SampleRuns.WAITING + "/"));
        assertThat(names)
                .extracting(name -> name.substring(SampleRuns.WAITING.length() + 1))
                .containsExactly(
                        "manifest.json",
                        "SHA256SUMS",
                        "README.txt",
                        "events.jsonl",
                        "events.log",
                        "evidence/09824c6bec844d272dd1a01cd876409dfaf7b650d0ec2fc2e88a1e6a8596f762",
                        "evidence/" + TEST_DIGEST,
                        "pinned/environment.yaml",
                        "pinned/runbook.yaml",
                        "report.html");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("night.tar.gz"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whoeverHasNoCutoverChecksItWithAShell() throws Exception {
        var exported = json(place.run("export", "01jd3", "-o", "night.tar.gz", "--output", "json"));
        sh("tar xzf night.tar.gz");
        var unpacked = folder.resolve(SampleRuns.WAITING);
        String readme = Files.readString(unpacked.resolve("README.txt"));
        String script = readme.substring(readme.indexOf("  p=$("), readme.indexOf("It must print"));

        assertThat(sh("cd " + unpacked + " && sha256sum -c SHA256SUMS")).contains("events.log: OK");
        assertThat(sh("cd " + unpacked + "\n"
                        + script.replace("no line of the record was edited, removed or moved", "")))
                .contains("whole up to " + head(exported));
        assertThat(readme).contains("Head: " + head(exported), "12 events");
        assertThat(Files.readAllLines(unpacked.resolve("events.jsonl")))
                .hasSize(12)
                .allSatisfy(line -> {
                    assertThat(new ObjectMapper().readTree(line).path("run").asText())
                            .isEqualTo(SampleRuns.WAITING);
                });
    }

    @Test
    void anExportThatWasUnpackedIsVerifiedAsAFolder() throws Exception {
        place.run("export", "01jd3", "-o", "night.tar.gz").done();
        sh("tar xzf night.tar.gz");
        var unpacked = folder.resolve(SampleRuns.WAITING);
        assertThat(place.run("verify", SampleRuns.WAITING).done().out()).contains("an export that was unpacked");

        Files.writeString(unpacked.resolve("pinned/runbook.yaml"), "runbook: another\n");
        Files.writeString(unpacked.resolve("more.txt"), "another");
        Files.createSymbolicLink(unpacked.resolve("link"), Path.of("/etc/passwd"));

        assertThat(place.run("verify", SampleRuns.WAITING)
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains("pinned/runbook.yaml was changed", "more.txt does not belong to it", "'link' is nothing")
                .contains("is NOT as it was exported");
    }

    @Test
    void aRunThatGoesOnIsExportedUpToItsLastWholeEvent() throws IOException {
        Files.writeString(
                runFolder(SampleRuns.WAITING).resolve("events.log"), "60bf624b195850064f3d", StandardOpenOption.APPEND);

        assertThat(place.run("export", "01jd3", "-o", "night.tar.gz").done().out())
                .contains("exported: 12 events", "it has not ended");
        assertThat(place.run("verify", "night.tar.gz").done().out())
                .contains("had not ended: this is what was recorded up to 2026-11-24T02:10:00Z");
    }

    @Test
    void evidenceThatIsGoneOrChangedIsNamedInAllThatIsSaid() throws Exception {
        var evidence = runFolder(SampleRuns.WAITING).resolve("evidence");
        Files.delete(evidence.resolve(TEST_DIGEST));
        try (Stream<Path> files = Files.list(evidence)) {
            Files.writeString(files.findFirst().orElseThrow(), "another picture");
        }

        assertThat(place.run("export", "01jd3", "-o", "night.tar.gz")
                        .endedWith(ExitCode.EXCEPTIONS)
                        .out())
                .contains(
                        "'releases.txt' of step 'freeze': gone",
                        "'picture.png' of step 'ready': changed since it was captured");
        var verified = place.run("verify", "night.tar.gz").endedWith(ExitCode.EXCEPTIONS);
        assertThat(verified.out())
                .contains(
                        "0 files as captured; gone, or changed since captured, when the run was exported: 'picture.png'",
                        "2 pieces of its");
        assertThat(sh("tar xzOf night.tar.gz " + SampleRuns.WAITING + "/README.txt"))
                .contains(
                        TEST_DIGEST + "  gone  releases.txt of step freeze",
                        "  changed since it was captured  picture.png of step ready",
                        "that was not as captured any more");
        assertThat(verified.out()).contains("of its evidence were gone or changed since it was captured when");
    }

    @Test
    void evidenceInWhosePlaceALinkOrAFolderStandsIsNamedAsChanged() throws Exception {
        var file = runFolder(SampleRuns.WAITING).resolve("evidence").resolve(TEST_DIGEST);
        var away = Files.move(file, folder.resolve("away"));
        Files.createSymbolicLink(file, away);
        assertThat(place.run("export", "01jd3", "-o", "link.tar.gz")
                        .endedWith(ExitCode.EXCEPTIONS)
                        .out())
                .contains("'releases.txt' of step 'freeze': changed since it was captured");

        Files.delete(file);
        Files.createDirectory(file);
        assertThat(place.run("export", "01jd3", "-o", "folder.tar.gz")
                        .endedWith(ExitCode.EXCEPTIONS)
                        .out())
                .contains("'releases.txt' of step 'freeze': changed since it was captured");
        assertThat(place.run("verify", "folder.tar.gz")
                        .endedWith(ExitCode.EXCEPTIONS)
                        .out())
                .contains("1 piece of its evidence was changed since it was captured when it was exported");
    }

    @Test
    void theCommandThatVerifiesItCanBeCopiedFromASmallTerminal() throws Exception {
        var small = place.atTerminal().with("COLUMNS", "80").with("NO_COLOR", "1");
        String out = small.run("export", "01jd3", "-o", "night.tar.gz").done().out();
        int command = out.indexOf("  cutover verify");

        assertThat(out.substring(command)).startsWith("  cutover verify night.tar.gz \\\n  --expect-head ");
        assertThat(out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aRunThatNoProcessRunsIsNotSaidToGoOn() throws IOException {
        var pinned = new RunFact.Pinned("n", "n.yaml", """
                cutover: 1
                runbook: n
                roles: { lead: { who: [Dana], may: [go] } }
                systems: { shop: { title: The shop, owner: lead, flow: consumer } }
                phases:
                  - phase: only
                    steps: [{ gate: Ready, id: ready, approve: { by: [lead] } }]
                """, "sandbox", "sandbox.yaml", "");
        for (var mode : List.of(RunFact.Mode.LIVE, RunFact.Mode.DRY_RUN)) {
            try (var run = Recording.of(place.home(), mode == RunFact.Mode.LIVE ? "left" : "dry", pinned, mode)) {
                run.started("ready");
            }
        }

        assertThat(place.run("export", "left").done().out())
                .contains("it has not ended; no process runs it")
                .doesNotContain("goes on");
        assertThat(place.run("export", "dry").done().out())
                .contains("a dry run that was stopped before its end, and that nothing resumes")
                .doesNotContain("goes on");
    }

    @Test
    void aHashThatIsNotInTheRecordDoesNotCondemnTheFile() {
        place.run("export", "01jd3", "-o", "night.tar.gz").done();

        assertThat(place.run("verify", "night.tar.gz", "--expect-head", "0".repeat(64))
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains("night.tar.gz is whole, but it has no event with the hash that you gave: run 01jd3")
                .doesNotContain("NOT as it was exported");
        assertThat(place.run("verify", "night.tar.gz", "--expect-head", "60bf624b")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("'60bf624b' is not 64 digits");
        assertThat(place.run("verify", "01jd3", "--expect-head", "g".repeat(64))
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("is not 64 digits");
    }

    @Test
    void aRunOfAnOlderVersionThatWasKilledIsHandedOverToo() throws IOException {
        var file = runFolder(KILLED).resolve("events.log");
        Files.createDirectories(file.getParent());
        try (var in = Place.class.getResourceAsStream("killed/events.log")) {
            Files.copy(in, file);
        }

        assertThat(place.run("export", KILLED).done().out()).contains("it has not ended", KILLED + ".tar.gz");
        assertThat(place.run("verify", KILLED + ".tar.gz").done().out()).contains("is as it was exported");
    }

    @Test
    void aRecordThatTellsWhatCannotHaveHappenedIsHandedOverWithThat() throws IOException {
        var file = runFolder("r1").resolve("events.log");
        Files.createDirectories(file.getParent());
        Files.copy(Path.of("src/test/resources/records/0.1.0.log"), file);

        assertThat(place.run("export", "r1").endedWith(ExitCode.EXCEPTIONS).out())
                .contains("trouble", "impossible story");
        assertThat(place.run("verify", "r1.tar.gz").endedWith(ExitCode.ERROR).out())
                .contains("story", "cannot follow");
    }

    @Test
    void aRunThatHasEndedTwiceIsHandedOverAsItWasWrittenAndSaidToBeImpossible() throws IOException {
        var record = runFolder(SampleRuns.DONE).resolve("events.log");
        var lines = Files.readAllLines(record);
        String last = lines.get(lines.size() - 1);
        String again =
                last.substring(65).replace("\"seq\":" + lines.size() + ",", "\"seq\":" + (lines.size() + 1) + ",");
        Files.writeString(
                record, RecordLine.hash(last.substring(0, 64), again) + " " + again + "\n", StandardOpenOption.APPEND);

        assertThat(place.run("export", SampleRuns.DONE)
                        .endedWith(ExitCode.EXCEPTIONS)
                        .out())
                .contains("trouble", "the run has ended");
        assertThat(place.run("verify", SampleRuns.DONE + ".tar.gz")
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains("is as it was exported, and its run CANNOT have happened as it is written: 1 of its");
    }

    @Test
    void aRecordThatWasChangedIsNotHandedOver() throws IOException {
        var record = runFolder(SampleRuns.WAITING).resolve("events.log");
        Files.writeString(record, Files.readString(record).replace("all green", "all greed"));

        assertThat(place.run("export", "01jd3").endedWith(ExitCode.ERROR).err())
                .contains("broken at line 9", "cutover verify");
        assertThat(folder.resolve(SampleRuns.WAITING + ".tar.gz")).doesNotExist();
    }

    @Test
    void theSameRunGivesTheSameFilesButForTheTimeOfTheExport() throws Exception {
        place.run("export", "01jd3", "-o", "one.tar.gz").done();
        place.run("export", "01jd3", "-o", "two.tar.gz").done();

        assertThat(sh("for f in one two; do tar xzf $f.tar.gz --one-top-level=$f; done;"
                        + " sed -i /created/d */*/manifest.json; sed -i /manifest/d */*/SHA256SUMS; diff -r one two"))
                .isEmpty();
        assertThat(sh("tar tvzf one.tar.gz"))
                .isEqualTo(sh("tar tvzf two.tar.gz"))
                .contains("0/0", "2026-11-24 02:10");
    }

    @Test
    void whatIsThereIsReplacedOnlyByForce() throws IOException {
        place.write("night.tar.gz", "precious");

        assertThat(place.run("export", "01jd3", "-o", "night.tar.gz")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("is there already", "--force");
        assertThat(folder.resolve("night.tar.gz")).hasContent("precious");
        place.run("export", "01jd3", "-o", "night.tar.gz", "--force").done();
        place.run("verify", "night.tar.gz").done();
        assertThat(place.run("export", "01jd3", "-o", "none/night.tar.gz")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("there is no folder");
        assertThat(place.run("export", "01jd3", "-o", ".")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("is a folder");
    }

    @Test
    void ofTwoThatWriteTheSameFileAtOnceOneIsRefused() throws Exception {
        var both = List.of(
                place.start("export", "01jd3", "-o", "night.tar.gz"),
                place.start("export", "01jd0", "-o", "night.tar.gz"));
        var exits = both.stream().map(one -> one.join().exit()).toList();

        assertThat(exits).containsExactlyInAnyOrder(0, 1);
        place.run("verify", "night.tar.gz").done();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".cutover", "night.tar.gz");
        }
    }

    @Test
    void aPipeGetsTheFileAndATerminalDoesNot() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var err = new StringWriter();
        var pipe = new StandardOutput(bytes, StandardCharsets.UTF_8, false);

        assertThat(to(pipe, err, "export", "01jd3", "-o", "-")).isZero();
        Files.write(folder.resolve("piped"), bytes.toByteArray());
        place.run("verify", "piped").done();
        assertThat(err).asString().contains("run " + SampleRuns.WAITING + " exported", "cutover verify FILE");

        var terminal = new StandardOutput(new ByteArrayOutputStream(), StandardCharsets.UTF_8, true);
        assertThat(to(terminal, err, "export", "01jd3", "-o", "-")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err).asString().contains("an export is not for a terminal");
        assertThat(to(pipe, err, "export", "01jd3", "-o", "-", "--output", "json"))
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void hostileNamesStayHarmless() throws Exception {
        Files.delete(runFolder(SampleRuns.HOSTILE).resolve("evidence").resolve(onlyEvidence(SampleRuns.HOSTILE)));
        var exported = place.run("export", "01jd1", "-o", "night.tar.gz").endedWith(ExitCode.EXCEPTIONS);
        var verified = place.run("verify", "night.tar.gz").endedWith(ExitCode.EXCEPTIONS);

        for (String said : List.of(
                exported.out(),
                verified.out(),
                sh("tar xzOf night.tar.gz " + SampleRuns.HOSTILE + "/README.txt"),
                sh("tar xzOf night.tar.gz " + SampleRuns.HOSTILE + "/manifest.json"))) {
            assertThat(said).doesNotContain("\u001b", "\u202e", "\u009b").doesNotContainPattern("(?m)^::");
        }
    }

    @Test
    void aPlaceThatIsNoneIsNamedAsSuch() {
        assertThat(place.run("verify", "nowhere.tar.gz")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("there is no export at nowhere.tar.gz");
        assertThat(place.run("verify", "01jd3", "--signers", "any")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--signers");
    }

    private int to(StandardOutput out, StringWriter err, String... args) {
        var environment = new ProcessEnvironment(
                Map.of(), folder, InputStream.nullInputStream(), out, new PrintWriter(err, true), false);
        return Main.run(environment, args);
    }

    private String onlyEvidence(String run) throws IOException {
        try (Stream<Path> files = Files.list(runFolder(run).resolve("evidence"))) {
            return files.findFirst().orElseThrow().getFileName().toString();
        }
    }

    private Path runFolder(String run) {
        return place.home().folder(new RunId(run)).path();
    }

    private static String head(JsonNode document) {
        return document.path("head").asText();
    }

    private static JsonNode json(CommandContext command) throws IOException {
        return new ObjectMapper().readTree(command.done().out());
    }

    /** What a shell prints in the folder; it must end well. */
    private String sh(String script) throws Exception {
        var process = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
