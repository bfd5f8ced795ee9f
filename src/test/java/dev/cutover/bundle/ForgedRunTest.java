package dev.cutover.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.acceptance.CommandContext;
import dev.cutover.acceptance.Place;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.journal.RecordLine;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.testkit.KeyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody edits a decision, computes every hash anew, and hands that over. It is a sound export of another run: what
 * finds it is only what they do not hold, the head that was told before, and the key of whoever signs.
 */
class ForgedRunTest {
    @TempDir
    private Path folder;

    private Place place;
    private String head = "";

    @BeforeEach
    void forge() throws Exception {
        place = Place.in(folder);
        SampleRuns.waiting(place.home());
        var ours = KeyPairs.in(folder).make("ours");
        KeyPairs.in(folder).make("theirs");
        place.write("allowed", "dana " + KeyPairs.publicKey(ours) + "\n");
        place.run("export", "01jd3", "-o", "true.tar.gz", "--sign", "ours").done();
        head = head(place.run("verify", "true.tar.gz", "--output", "json"));
        rewrite(place.home().folder(new RunId(SampleRuns.WAITING)).record());
    }

    @Test
    void withoutAnythingToCompareWithItPassesAndThePageSaysWhatIsNotProven() {
        place.run("export", "01jd3", "-o", "forged.tar.gz").done();

        assertThat(place.run("verify", "forged.tar.gz").done().out())
                .contains("not proven: who has made it", "whoever made this file could have made all of it");
        assertThat(place.run("verify", "01jd3").done().out()).contains("head");
    }

    @Test
    void theHeadThatWasToldFindsIt() throws Exception {
        place.run("export", "01jd3", "-o", "forged.tar.gz").done();

        assertThat(place.run("verify", "forged.tar.gz", "--expect-head", head)
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains("no event has the hash " + head, "truncated or rewritten");
        assertThat(place.run("verify", "true.tar.gz", "--expect-head", head)
                        .done()
                        .out())
                .contains("proven: its record has the event whose hash you gave");
    }

    @Test
    void theKeyThatTheyDoNotHaveFindsIt() throws Exception {
        place.run("export", "01jd3", "-o", "forged.tar.gz", "--sign", "theirs").done();
        place.run("verify", "true.tar.gz", "--signers", "allowed").done();
        assertThat(place.run("verify", "forged.tar.gz", "--signers", "allowed")
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains("of none of those you allow");

        place.run("export", "01jd3", "-o", "forged.tar.gz", "--force").done();
        place.run("verify", "forged.tar.gz", "--signers", "allowed").endedWith(ExitCode.ERROR);
    }

    /** A manifest that was made anew for other contents fits its files, and no longer the record. */
    @Test
    void aManifestThatFitsItsFilesMustFitTheRecordToo() throws Exception {
        for (String changed : List.of("pinned/runbook.yaml", "pinned/environment.yaml", "events.jsonl")) {
            place.run("export", "01jd3", "-o", "a.tar.gz", "--force").done();
            unpack();
            var unpacked = folder.resolve(SampleRuns.WAITING);
            Files.writeString(unpacked.resolve(changed), "{}\n");
            manifestAnew(unpacked, changed);

            assertThat(place.run("verify", SampleRuns.WAITING)
                            .endedWith(ExitCode.ERROR)
                            .out())
                    .contains(changed + " is not what the record has")
                    .contains("each as the manifest has it");
        }
    }

    @Test
    void whatDoesNotFollowFromTheRecordIsNamedAsNotChecked() throws Exception {
        place.run("export", "01jd3", "-o", "a.tar.gz").done();
        unpack();
        var unpacked = folder.resolve(SampleRuns.WAITING);
        assertThat(place.run("verify", SampleRuns.WAITING).done().out())
                .contains("whether report.html says what the record says");

        Files.writeString(unpacked.resolve(Manifest.README), "the words of another version\n");
        manifestAnew(unpacked, Manifest.README);

        assertThat(place.run("verify", SampleRuns.WAITING).done().out())
                .contains("whether README.txt, report.html say what the record says");
    }

    /** Its chain is whole, and it cannot have happened: nothing of it may be taken for the creation of a run. */
    @Test
    void aRecordWithoutTheCreationOfItsRunIsFound() throws Exception {
        place.run("export", "01jd3", "-o", "a.tar.gz").done();
        unpack();
        withoutTheFirst(folder.resolve(SampleRuns.WAITING).resolve(Manifest.RECORD));

        assertThat(place.run("verify", SampleRuns.WAITING)
                        .endedWith(ExitCode.ERROR)
                        .out())
                .contains("the record does not begin with the run's creation")
                .contains("nothing in it can be trusted");
    }

    @Test
    void aRunWithoutItsCreationIsNotExported() throws IOException {
        withoutTheFirst(place.home().folder(new RunId(SampleRuns.WAITING)).record());

        assertThat(place.run("export", SampleRuns.WAITING)
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("the record does not begin with the run's creation");
    }

    private void unpack() throws Exception {
        var process = new ProcessBuilder("tar", "xzf", "a.tar.gz")
                .directory(folder.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static void manifestAnew(Path unpacked, String changed) throws IOException {
        var file = unpacked.resolve(Manifest.NAME);
        var manifest = ManifestText.read(Files.readString(file));
        var content = Files.readAllBytes(unpacked.resolve(changed));
        var files = manifest.files().stream()
                .map(each -> each.path().equals(changed)
                        ? ExportContent.of(changed, content).file()
                        : each)
                .toList();
        var anew = new Manifest(
                manifest.subject(), manifest.tool(), manifest.created(), manifest.signed(), files, manifest.missing());
        String text = ManifestText.of(anew);
        Files.writeString(file, text);
        Files.write(unpacked.resolve(Manifest.SUMS), ManifestText.sums(anew, text));
    }

    /** With another reason for a decision, and every hash from there on computed anew. */
    private static void rewrite(Path record) throws IOException {
        String before = RecordLine.FIRST;
        var lines = new ArrayList<String>();
        for (String line : Files.readAllLines(record)) {
            String json = line.substring(65).replace("all green", "all red, go");
            before = RecordLine.hash(before, json);
            lines.add(before + " " + json);
        }
        Files.writeString(record, String.join("\n", lines) + "\n");
    }

    private static void withoutTheFirst(Path record) throws IOException {
        String before = RecordLine.FIRST;
        var lines = new ArrayList<String>();
        var all = Files.readAllLines(record);
        for (String line : all.subList(1, all.size())) {
            String json = line.substring(65).replaceFirst("\"seq\":\\d+", "\"seq\":" + (lines.size() + 1));
            before = RecordLine.hash(before, json);
            lines.add(before + " " + json);
        }
        Files.writeString(record, String.join("\n", lines) + "\n");
    }

    private static String head(CommandContext verified) throws IOException {
        return new ObjectMapper().readTree(verified.done().out()).path("head").asText();
    }
}
