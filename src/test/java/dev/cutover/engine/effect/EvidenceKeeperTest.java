package dev.cutover.engine.effect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.model.StepId;
import dev.cutover.model.redaction.PersonalData;
import dev.cutover.model.redaction.Redacted;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.redaction.Redacting;
import dev.cutover.redaction.Redactor;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.ReferencedSecrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceKeeperTest {
    private static final RunId RUN = new RunId("r1");

    @TempDir
    private Path folder;

    private Home home;
    private OpenedRun opened;
    private final List<EvidenceFact> captured = new ArrayList<>();

    @BeforeEach
    void open() {
        home = Home.of(Map.of(), folder, new FileDisk());
        var created = new RunFact.Created(
                new RunFact.Pinned("b", "b.yaml", "", "e", "e.yaml", ""),
                Map.of(),
                Instant.EPOCH,
                RunFact.Mode.LIVE,
                "virtual",
                1,
                "dana",
                "0.1.0");
        opened = new RunJournals(home, new Runner("bastion", 1, "boot/1", "dana"), RecordMirroring.NONE)
                .create(RUN, Instant.EPOCH, created);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private EvidenceKeeper keeper(Redactor redactor) {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.of("bob@example.com:hunter2")));
        secrets.fill(Map.of("url", "${secret:URL}"));
        var storage = new EvidenceStorage(secrets, redactor, opened.journal());
        return new EvidenceKeeper(storage, new StepId("s"), 1, "box", captured::add);
    }

    private List<String> stored() throws IOException {
        var evidence = home.folder(RUN).evidence();
        var texts = new ArrayList<String>();
        if (Files.isDirectory(evidence)) {
            try (var files = Files.list(evidence)) {
                for (var file : files.toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    @Test
    void aSecretIsMaskedWholeAlsoWhereAPartOfItWouldBeRedacted() throws IOException {
        keeper(Redactor.of(new Redaction(List.of(PersonalData.EMAIL))))
                .attach("log", "text/plain", "bob@example.com:hunter2 for eve@example.com".getBytes(UTF_8));

        assertThat(stored()).containsExactly("[secret URL] for [redacted:email]");
        assertThat(captured.get(0).redacted()).contains(Redacted.of(Map.of("email", 1L)));
        assertThat(captured.get(0).bytes()).isEqualTo("[secret URL] for [redacted:email]".length());
    }

    @Test
    void ofAStreamTheSameIsKept() throws IOException {
        keeper(Redactor.of(new Redaction(List.of(PersonalData.EMAIL))))
                .attach("log", "text/plain", new ByteArrayInputStream("to eve@example.com".getBytes(UTF_8)));

        assertThat(stored()).containsExactly("to [redacted:email]");
        assertThat(captured.get(0).redacted()).contains(Redacted.of(Map.of("email", 1L)));
    }

    @Test
    void nothingIsKeptIfTheRedactionFails() throws IOException {
        var closed = InputStream.nullInputStream();
        closed.close();
        Redactor failing = (content, mediaType) -> new Redacting(closed, Optional::empty);
        var keeper = keeper(failing);
        byte[] content = "to eve@example.com".getBytes(UTF_8);

        assertThatThrownBy(() -> keeper.attach("log", "text/plain", content))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("nothing of log was kept: Stream closed");
        assertThatThrownBy(() -> keeper.attach("log", "text/plain", new ByteArrayInputStream(content)))
                .hasMessageContaining("Stream closed");
        assertThat(stored()).isEmpty();
        assertThat(captured).isEmpty();
    }
}
