package dev.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourceFileTest {
    private static final SourceFile FILE = SourceFile.of("src/main/java/dev/cutover/engine/Sample.java", """
            package dev.cutover.engine;

            /* System.exit(1) */
            record Sample(int a, int b) {
                static final String TEXT = "say \\"System.exit(2)\\" { not code";
                static final char BRACE = '{';

                @Deprecated(since = "1")
                <T extends Number> T one(
                        T given, int more) throws IllegalStateException {
                    if (more > 0) { // System.exit(3)
                        run(() -> {
                            System.exit(4);
                        });
                    }
                    return switch (more) {
                        default -> given;
                    };
                }

                void run(Runnable it) {}
            }
            """);

    @Test
    void leavesOutCommentsAndStringsAndKeepsLineNumbers() {
        assertThat(FILE.linesMatching(Pattern.compile("System\\.exit"))).containsExactly(13);
    }

    @Test
    void measuresMethodsAndNothingElse() {
        assertThat(FILE.methods())
                .extracting(SourceFile.Method::line, SourceFile.Method::lines)
                .containsExactly(tuple(10, 10), tuple(21, 1));
    }

    @Test
    void knowsWhereItLives() {
        assertThat(FILE.isMain()).isTrue();
        assertThat(FILE.folder()).isEqualTo("dev/cutover/engine");
        assertThat(FILE.name()).isEqualTo("Sample.java");
    }

    @Test
    void textBlocksAreNoCode() {
        String quotes = "\"\"\"";
        var file = SourceFile.of("src/main/java/A.java", "var a = " + quotes + "\n { \"x\" \n" + quotes + ";\nint b;");
        assertThat(file.code()).isEqualTo("var a = \n\n;\nint b;");
    }
}
