package dev.cutover.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedLinesTest {
    private final List<String> heard = new ArrayList<>();
    private final ProgramOutput rest = new ProgramOutput(1 << 16);

    @Test
    void markedLinesAreHeardAndNotKeptHoweverTheOutputIsCut() {
        String text = "first\n@up 1/2 a\n@u no\n x @up 3\n@up 2/2 b\r\nlast\n@up end";
        for (int piece = 1; piece <= text.length(); piece++) {
            heard.clear();
            var kept = new ProgramOutput(1 << 16);
            feed(new MarkedLines(new Program.Marked("@up ", heard::add), kept::add), text, piece);
            assertThat(heard).containsExactly("1/2 a", "2/2 b", "end");
            assertThat(kept.text()).isEqualTo("first\n@u no\n x @up 3\nlast\n");
        }
    }

    @Test
    void aLineThatIsTooLongIsNeitherHeardNorKept() {
        feed(
                new MarkedLines(new Program.Marked("@up ", heard::add), rest::add),
                "@up " + "x".repeat(100_000) + "\n@up 1\nrest",
                8192);
        assertThat(heard).containsExactly("1");
        assertThat(rest.text()).isEqualTo("rest");
    }

    @Test
    void aMarkerThatIsNeverFinishedIsOutput() {
        feed(new MarkedLines(new Program.Marked("@up ", heard::add), rest::add), "a\n@u", 8192);
        assertThat(heard).isEmpty();
        assertThat(rest.text()).isEqualTo("a\n@u");
    }

    private static void feed(MarkedLines lines, String text, int piece) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            int length = Math.min(piece, bytes.length - at);
            lines.add(Arrays.copyOfRange(bytes, at, at + length), length);
        }
        lines.end();
    }
}
