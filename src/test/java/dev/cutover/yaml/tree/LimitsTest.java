package dev.cutover.yaml.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutover.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Each limit fires, names file, line and limit, and lets through what is just within it. */
class LimitsTest {
    private static final Limits SMALL = new Limits(100, 80, 3, 10, 5, 8);

    @Test
    void bytes() {
        assertThat(problem("a: 1\n" + "#\n".repeat(47) + "#", SMALL)).isEmpty();
        assertThat(problem("a: 1\n" + "#\n".repeat(48), SMALL))
                .isEqualTo("f.yaml:49:1: the file is larger than 100 bytes, the limit, which is passed in this line");
    }

    @Test
    void lineLength() {
        assertThat(problem("a: 1\n#" + "x".repeat(79), SMALL)).isEmpty();
        assertThat(problem("a: 1\n#" + "x".repeat(80), SMALL))
                .isEqualTo("f.yaml:2:1: a line of more than 80 characters, the limit");
    }

    @Test
    void depth() {
        assertThat(problem("a:\n  - [1]\n", SMALL)).isEmpty();
        assertThat(problem("a:\n  - [[1]]\n", SMALL))
                .isEqualTo("f.yaml:2:6: more than 3 levels within each other, the limit");
    }

    @Test
    void nodes() {
        assertThat(problem("a: [1, 2, 3, 4,\n 5, 6, 7, 8]\n", SMALL)).isEmpty();
        assertThat(problem("a: [1, 2, 3, 4,\n 5, 6, 7, 8, 9]\n", SMALL))
                .isEqualTo("f.yaml:2:14: more than 10 values in one file, the limit");
    }

    @Test
    void keyLength() {
        assertThat(problem("abcde: 1\n", SMALL)).isEmpty();
        assertThat(problem("a: 1\nabcdef: 1\n", SMALL))
                .isEqualTo("f.yaml:2:1: a key of more than 5 characters, the limit");
    }

    @Test
    void scalarLength() {
        assertThat(problem("a: 12345678\n", SMALL)).isEmpty();
        assertThat(problem("a: 123456789\n", SMALL))
                .isEqualTo("f.yaml:1:4: a text of more than 8 characters, the limit");
    }

    @Test
    void thoseOfTheProductAreTheOnesThatAreWrittenDown() {
        assertThat(Limits.OURS).isEqualTo(new Limits(1_048_576, 131_072, 30, 100_000, 200, 65_536));
        assertThat(problem("[".repeat(1000), Limits.OURS))
                .isEqualTo("f.yaml:1:31: more than 30 levels within each other, the limit");
        assertThat(problem("a: " + "x".repeat(65_537), Limits.OURS))
                .isEqualTo("f.yaml:1:4: a text of more than 65536 characters, the limit");
        assertThat(problem("- 1\n".repeat(100_000), Limits.OURS))
                .isEqualTo("f.yaml:100000:3: more than 100000 values in one file, the limit");
        assertThat(problem("x".repeat(131_073), Limits.OURS))
                .isEqualTo("f.yaml:1:1: a line of more than 131072 characters, the limit");
        assertThat(problem("x".repeat(201) + ": 1", Limits.OURS))
                .isEqualTo("f.yaml:1:1: a key of more than 200 characters, the limit");
        assertThat(problem("#\n".repeat(5 * 1024 * 1024), Limits.OURS))
                .isEqualTo(
                        "f.yaml:524289:1: the file is larger than 1048576 bytes, the limit, which is passed in this line");
    }

    private static String problem(String yaml, Limits limits) {
        var told = catchThrowableOfType(
                ProblemException.class, () -> Tree.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8), limits));
        if (told == null) {
            return "";
        }
        var problem = told.problems().get(0);
        return problem.location().orElseThrow() + ": " + problem.message();
    }
}
