package dev.cutover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrappedTableTest {
    private static final String LONG = "how long a new weight of the router takes to be in force";

    @Test
    void whatIsTooLongForATerminalGoesOnInTheNextLine() {
        assertThat(shown(true)).isEqualTo("""
                NAME     WHAT IT IS
                settles  how long a new weight of the
                           router takes to be in force
                         default 5s
                """);
    }

    @Test
    void nothingIsBrokenWhereNoPersonLooksOn() {
        assertThat(shown(false)).isEqualTo("""
                NAME     WHAT IT IS
                settles  %s
                         default 5s
                """.formatted(LONG));
    }

    private static String shown(boolean terminal) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        var table = new WrappedTable(
                CommandOutput.of(out, Map.of("COLUMNS", "40", "NO_COLOR", "1"), terminal), "NAME", "WHAT IT IS");
        table.row("settles", LONG, "default 5s");
        table.show();
        out.flush();
        return text.toString();
    }
}
