package dev.cutover.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.CommandContext;
import dev.cutover.acceptance.Place;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.problem.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that somebody made to do harm, or that are something else: each is refused with a reason, and nothing is
 * written.
 */
class HostileArchiveTest {
    private static final int BLOCK = TarHeader.BLOCK;

    @TempDir
    private Path folder;

    private Place place;
    private Path export;

    @BeforeEach
    void prepare() throws IOException {
        place = Place.in(folder);
        SampleRuns.fill(place.home());
        place.run("export", SampleRuns.DONE, "-o", "night.tar.gz").done();
        export = folder.resolve("night.tar.gz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/cron.d/x", "/etc/passwd", "a/../../b", "..", ".ssh/authorized_keys", "\u001b[2J"})
    void aPathThatLeadsOutIsNone(String path) throws IOException {
        ForgedArchive.repack(export, tar -> insert(tar, new TarHeader("", path, 0, 0).bytes()));

        assertThat(refused())
                .contains("where its manifest has the file SHA256SUMS")
                .doesNotContain("\u001b");
    }

    @Test
    void theManifestCannotNameAPathThatLeadsOutEither() throws IOException {
        ForgedArchive.repack(export, tar -> replace(tar, "README.txt", "../EADME.t"));

        assertThat(refused()).contains("its manifest cannot be read", "not a path of an export: '../EADME.t'");
    }

    /** A hard link, a symbolic link, devices, a folder, a pipe, pax headers, a long name, a sparse file. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "6", "x", "g", "L", "S"})
    void whatIsNoPlainFileIsRefused(String type) throws IOException {
        ForgedArchive.repack(export, tar -> {
            int readme = at(tar, 2);
            tar[readme + 156] = (byte) type.charAt(0);
            return checksummed(tar, readme);
        });

        assertThat(refused()).contains("'" + SampleRuns.DONE + "/README.txt', or another header");
    }

    @Test
    void aFileThatIsThereTwiceOrNotInTheManifestOrMissingIsNamed() throws IOException {
        var whole = Files.readAllBytes(export);
        ForgedArchive.repack(export, tar -> insert(tar, Arrays.copyOfRange(tar, at(tar, 1), at(tar, 2))));
        assertThat(refused()).contains("where its manifest has the file README.txt", "SHA256SUMS'");

        Files.write(export, whole);
        ForgedArchive.repack(export, tar -> insert(tar, new TarHeader(SampleRuns.DONE, "more", 0, 0).bytes()));
        assertThat(refused()).contains("there is '" + SampleRuns.DONE + "/more'");

        Files.write(export, whole);
        ForgedArchive.repack(export, tar -> without(tar, at(tar, 2), at(tar, 3)));
        assertThat(refused()).contains("where its manifest has the file README.txt", "events.jsonl'");

        Files.write(export, whole);
        ForgedArchive.repack(export, tar -> Arrays.copyOf(tar, tar.length - 2 * BLOCK));
        assertThat(refused()).contains("there is its end");

        Files.write(export, whole);
        ForgedArchive.repack(export, tar -> Arrays.copyOf(tar, tar.length + BLOCK));
        assertThat(refused()).contains("something follows its end");
    }

    @Test
    void aSizeThatWouldFillTheMemoryIsRefusedBeforeItIsRead() throws IOException {
        ForgedArchive.repack(export, tar -> {
            var header = new TarHeader(SampleRuns.DONE, Manifest.NAME, BundledFile.LARGEST, 0).bytes();
            System.arraycopy(header, 0, tar, 0, BLOCK);
            return tar;
        });

        assertThat(refused()).contains("more than an export may have there");
    }

    @Test
    void aSecondMemberOrHiddenBytesAfterTheFirstAreRefused() throws IOException {
        var bytes = Files.readAllBytes(export);
        var content = Arrays.copyOf(bytes, bytes.length - ExportSeal.LENGTH);
        var out = new ByteArrayOutputStream();
        out.write(content);
        out.write(content);
        Files.write(export, ForgedArchive.seal(out.toByteArray()));

        assertThat(refused()).contains("does not end with its checksum");
    }

    @Test
    void whatIsNoExportIsSaidToBeNone() throws Exception {
        for (byte[] other : new byte[][] {
            {},
            "run: 01jd3m\n".repeat(200).getBytes(StandardCharsets.UTF_8),
            new byte[4096],
            ForgedArchive.pack(new byte[0]),
            ForgedArchive.pack(new byte[10 * BLOCK])
        }) {
            Files.write(export, other);
            assertThat(refused()).contains("archive  broken");
        }
    }

    @Test
    void anArchiveThatWasPackedAnewByAnotherProgramIsRefusedAndItsFolderIsNot() throws Exception {
        var process = new ProcessBuilder("sh", "-c", "tar xzf night.tar.gz && tar czf night.tar.gz " + SampleRuns.DONE)
                .directory(folder.toFile())
                .start();
        assertThat(process.waitFor()).isZero();

        assertThat(refused()).contains("packed anew");
        place.run("verify", SampleRuns.DONE).done();
    }

    @Test
    void nothingIsLeftOfARefusedFile() throws IOException {
        ForgedArchive.repack(export, tar -> Arrays.copyOf(tar, tar.length / 2));
        assertThat(refused()).contains("within");

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".cutover", "night.tar.gz");
        }
    }

    private String refused() {
        CommandContext verified = Place.in(folder).run("verify", "night.tar.gz").endedWith(ExitCode.ERROR);
        assertThat(verified.err()).isEmpty();
        assertThat(verified.out()).contains("nothing in it can be trusted");
        return verified.out();
    }

    /** Where the header of a file stands, by its number. */
    private static int at(byte[] tar, int number) {
        int at = 0;
        for (int i = 0; i < number; i++) {
            String size = new String(tar, at + 124, 11, StandardCharsets.US_ASCII);
            long length = Long.parseLong(size, 8);
            at += BLOCK + (int) length + TarHeader.padding(length);
        }
        return at;
    }

    /** With more after the manifest. */
    private static byte[] insert(byte[] tar, byte[] more) {
        int at = at(tar, 1);
        var longer = new byte[tar.length + more.length];
        System.arraycopy(tar, 0, longer, 0, at);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(tar, at, longer, at + more.length, tar.length - at);
        return longer;
    }

    private static byte[] without(byte[] tar, int from, int to) {
        var shorter = new byte[tar.length - (to - from)];
        System.arraycopy(tar, 0, shorter, 0, from);
        System.arraycopy(tar, to, shorter, from, tar.length - to);
        return shorter;
    }

    private static byte[] replace(byte[] tar, String text, String other) {
        String all = new String(tar, StandardCharsets.ISO_8859_1);
        return all.replaceFirst(text, other).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] checksummed(byte[] tar, int at) {
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        int sum = 0;
        for (int i = at; i < at + BLOCK; i++) {
            sum += tar[i] & 0xff;
        }
        var octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octal, 0, tar, at + 148, octal.length);
        return tar;
    }
}
