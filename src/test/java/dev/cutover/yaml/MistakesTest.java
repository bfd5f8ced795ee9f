package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact messages for each mistake. */
class MistakesTest {
    private static final List<String> FILES =
            List.of("keys", "names", "graph", "values", "people", "safety", "rollback");

    /** One mistake: a part of the small runbook, what stands there instead, and what is told of it. */
    record Mistake(String claim, String part, String otherwise, String told) {
        @Override
        public String toString() {
            return claim;
        }

        static Mistake of(String block) {
            var lines = block.lines().toList();
            return new Mistake(lines.get(0), after("-", lines), after("+", lines), after(">", lines));
        }

        private static String after(String mark, List<String> lines) {
            return lines.stream()
                    .skip(1)
                    .filter(line -> line.startsWith(mark))
                    .map(line -> line.substring(1))
                    .collect(Collectors.joining("\n"));
        }
    }

    static Stream<Mistake> mistakes() throws IOException {
        return mistakes(FILES.toArray(String[]::new));
    }

    static Stream<Mistake> mistakes(String... files) throws IOException {
        var mistakes = new ArrayList<Mistake>();
        for (String file : files) {
            try (var in = MistakesTest.class.getResourceAsStream("golden/" + file + ".txt")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Stream.of(text.split("(?m)^=== ")).skip(1).map(Mistake::of).forEach(mistakes::add);
            }
        }
        return mistakes.stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isTold(Mistake mistake) {
        assertThat(String.join("\n", Small.problems(Small.with(mistake.part(), mistake.otherwise()))))
                .isEqualTo(mistake.told());
    }

    @Test
    void ofTheRunbookAsItIsNothingIsReported() {
        assertThat(Small.problems(Small.TEXT)).isEmpty();
    }

    @Test
    void allMistakesOfAFileAreReportedAtOnce() throws IOException {
        var apart = mistakes()
                .filter(mistake -> List.of("an unknown key of a role", "a word far from all", "a number that is none")
                        .contains(mistake.claim()))
                .toList();
        String text = Small.TEXT;
        for (Mistake mistake : apart) {
            text = text.replace(mistake.part(), mistake.otherwise());
        }

        assertThat(Small.problems(text))
                .containsExactlyInAnyOrderElementsOf(
                        apart.stream().map(Mistake::told).toList());
    }
}
