package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordLine;
import dev.cutover.testkit.MemoryDisk;
import dev.cutover.testkit.Records;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunQuestionsTest {
    private final List<RecordLine> recorded = new ArrayList<>();

    RunQuestionsTest() {
        var disk = new MemoryDisk();
        try (var opened = Records.journals(disk).create(Records.RUN, Records.AT, Records.created())) {
            opened.journal().append(Records.AT, "ada", Stories.ofEverything());
            opened.journal().force();
        }
        new Home(Path.of("/home"), disk).reader(Records.RUN).read(recorded::add);
    }

    @Test
    void aRunCanBeAskedInSql() {
        try (var questions = RunQuestions.about(recorded)) {
            assertThat(questions.ask("select step, count(*) as attempts from attempt group by step order by step"))
                    .containsExactly(Map.of("step", "drain", "attempts", 2L), Map.of("step", "shift", "attempts", 1L));
        }
    }

    @Test
    void whoHasSignedWhatCanBeAsked() {
        try (var questions = RunQuestions.about(recorded)) {
            assertThat(questions.ask("select d.owner, d.choice, s.saw, s.signature from decision d"
                            + " join signature s on s.run = d.run and s.seq = d.seq"))
                    .containsExactly(Map.of("owner", "Ada", "choice", "go", "saw", "ab12", "signature", "SIGNED"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from event",
                "update decision set choice = 'no go'",
                "select file_read('/etc/hostname')",
                "create alias shell for \"java.lang.Runtime.getRuntime\"",
                "script to '/tmp/all'",
                "select * from csvread('/etc/passwd')",
                "create table mine (x int)",
                "alter user asking admin true"
            })
    void aQuestionChangesNothingAndReachesNothingElse(String sql) {
        try (var questions = RunQuestions.about(recorded)) {
            assertThatThrownBy(() -> questions.ask(sql)).hasStackTraceContaining("rights");
        }
    }
}
