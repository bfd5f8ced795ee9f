package dev.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.disk.FileDisk;
import dev.cutover.run.RunId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceStreamTest {
    @TempDir
    private Path folder;

    private RunFolder run;
    private EvidenceStore store;

    @BeforeEach
    void open() {
        run = new RunFolder(folder.resolve("r1"), new RunId("r1"));
        store = new EvidenceStore(new FileDisk(), run);
    }

    @Test
    void aStreamIsKeptUnderTheDigestThatItsWholeWouldHave() throws IOException {
        byte[] content = "line of a log\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        var kept = store.keep(new ByteArrayInputStream(content));
        assertThat(kept).isEqualTo(new Journal.Kept(store.keep(content), content.length));
        assertThat(store.find(kept.sha256())).hasValue(content);
        assertThat(names()).containsExactly(kept.sha256());
    }

    @Test
    void nothingOfAStreamThatBreaksOffStays() throws IOException {
        var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[300_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        });
        assertThatThrownBy(() -> store.keep(broken)).hasMessageContaining("connection reset");
        assertThat(names()).isEmpty();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(run.evidence())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
