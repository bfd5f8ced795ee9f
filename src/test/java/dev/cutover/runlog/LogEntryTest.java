package dev.cutover.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.runlog.LogEntry.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogEntryTest {
    private static final Instant AT = Instant.parse("2026-11-28T02:41:07.050Z");

    @Test
    void anEntryIsOneLineThatGrepLikes() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("system", "oms");
        fields.put("step", "");
        fields.put("says", "no \"such\" order\nat all");

        assertThat(LogEntry.of(AT, Level.WARN, "end", fields).text())
                .isEqualTo("2026-11-28T02:41:07.050Z WARN  end   system=oms"
                        + " says=\"no \\\"such\\\" order\\nat all\"\n");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", "01m8/freeze/region=us-east,lane=curbside/forward");
        fields.put("says", "a \\ \"b\" c=d\te\r\nf");
        var entry = LogEntry.of(AT, Level.ERROR, "process-ends", fields);

        assertThat(WrittenEntry.read(entry.text().stripTrailing())).contains(entry);
    }

    @Test
    void nothingInAnAnswerCanMoveTheCursorOrLookLikeAnotherEntry() {
        var told = new LogEntry(
                AT,
                Level.INFO,
                "end",
                Map.of("says", "\u001b[2Jgone\n2026-11-28T02:41:07.050Z INFO  end   system=forged"),
                List.of("2026-11-28T02:41:07.050Z INFO  end   system=forged", "\u001b[1mbold"));

        assertThat(told.text()).doesNotContain("\u001b");
        assertThat(told.text().lines().filter(line -> WrittenEntry.read(line).isPresent()))
                .hasSize(1);
    }

    @Test
    void aPartOfALineIsNoEntryOrOneWithWhatIsThere() {
        assertThat(WrittenEntry.read("2026-11-28T02:41:07.0")).isEmpty();
        assertThat(WrittenEntry.read("2026-13-28T02:41:07.050Z INFO  end   a=b"))
                .isEmpty();
        assertThat(WrittenEntry.read("2026-11-28T02:41:07.050Z INFO  begin system=oms says=\"half of"))
                .hasValueSatisfying(entry -> assertThat(entry.field("says")).isEqualTo("half of"));
    }

    @Test
    void aVeryLongAnswerIsCut() {
        assertThat(LogEntry.of(AT, Level.INFO, "end", Map.of("says", "x".repeat(10_000)))
                        .text())
                .hasSizeLessThan(2_200)
                .contains("8000 more characters");
    }
}
