package dev.cutover.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.journal.disk.FileDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EveryByteCountsTest {
    @TempDir
    private Path folder;

    private Path export;
    private byte[] bytes = {};

    @BeforeEach
    void prepare() throws IOException {
        var place = Place.in(folder);
        SampleRuns.fill(place.home());
        place.run("export", SampleRuns.WAITING, "-o", "night.tar.gz").done();
        export = folder.resolve("night.tar.gz");
        bytes = Files.readAllBytes(export);
    }

    @Test
    void aBitThatIsTurnedAnywhereIsFound() throws Exception {
        assertThat(verified(bytes).isSound()).isTrue();
        var random = new SplittableRandom(20);
        for (int i = 0; i < 1000; i++) {
            // The first bytes, the last ones, and any between them.
            int at = i < 100 ? i : i < 300 ? bytes.length - 1 - (i - 100) : random.nextInt(bytes.length);
            var changed = bytes.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(verified(changed).isSound())
                    .as("byte %d of %d", at, bytes.length)
                    .isFalse();
        }
    }

    @Test
    void whateverIsCutOffOrAddedIsFound() throws Exception {
        var random = new SplittableRandom(21);
        for (int i = 0; i < 300; i++) {
            var shorter = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            assertThat(verified(shorter).isSound())
                    .as("the first %d", shorter.length)
                    .isFalse();
        }
        assertThat(verified(Arrays.copyOf(bytes, bytes.length + 1)).isSound()).isFalse();
    }

    /** Whoever knows the seal makes a new one: then the compressed content must still be what the manifest says. */
    @Test
    void aBitOfTheContentIsFoundUnderANewSealToo() throws Exception {
        var content = Arrays.copyOf(bytes, bytes.length - ExportSeal.LENGTH);
        var random = new SplittableRandom(22);
        for (int i = 0; i < 400; i++) {
            int at = i < 20 ? i : random.nextInt(content.length);
            var changed = content.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            var found = verified(ForgedArchive.seal(changed));
            // Some bits of compressed data mean nothing: then every file is the same as before.
            assertThat(found.isSound() && !sameFiles(found)).as("byte %d", at).isFalse();
        }
    }

    @Test
    void aBitOfTheArchiveIsFoundHoweverItIsPackedAnew() throws Exception {
        var tar = ForgedArchive.tar(export);
        var random = new SplittableRandom(23);
        for (int i = 0; i < 400; i++) {
            // Half of them in the first headers, where every byte has a meaning of its own.
            int at = i % 2 == 0 ? random.nextInt(3 * TarHeader.BLOCK) : random.nextInt(tar.length);
            var changed = tar.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(verified(ForgedArchive.pack(changed)).isSound())
                    .as("byte %d", at)
                    .isFalse();
        }
    }

    private boolean sameFiles(ExportVerification found) throws Exception {
        return found.manifest().equals(verified(bytes).manifest());
    }

    private ExportVerification verified(byte[] content) throws Exception {
        Files.write(export, content);
        return new ExportVerifier(new FileDisk(), Map.of()).verify(export, Optional.empty(), Optional.empty());
    }
}
