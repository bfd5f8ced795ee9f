package dev.cutover.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.include.Parts;
import dev.cutover.yaml.include.PinnedParts;
import dev.cutover.yaml.tree.Tree;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Any bytes give a runbook, or problems with places and without control characters. */
class HostileTest {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int READINGS = 3;

    private static final List<String> SCRAPS = List.of(
            "&a ",
            "*a",
            "!!str ",
            "<<: ",
            "---\n",
            "\t",
            "\ufeff",
            "\u0000",
            "\u001b[2J",
            "\u202e",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            ": ",
            "- ",
            "|\n",
            ">\n",
            "#",
            "\n",
            "\r",
            "${",
            "${step.",
            "}",
            "~",
            "null",
            "true",
            "012",
            "-1 %",
            "1e999",
            "\\x1b",
            "? ",
            "%",
            "@",
            "`",
            "99999999999999999999",
            "needs: [shift-west]",
            "id: freeze",
            "  ");

    private static final String INCLUDING = """
            cutover: 1
            runbook: r
            roles: { lead: { who: [Ines Park], may: [go, rollback] } }
            systems: { shop: { owner: web, flow: producer } }
            phases:
              - phase: night
                steps:
                  - { include: p.yaml, id: east, with: { what: it, for: [1m, 2m] } }
                  - { include: p.yaml, id: west, needs: [], with: { what: that } }
                  - { wait: both, id: both, needs: [east, west], for: 1m }
            """;
    private static final String PART = """
            cutover: 1
            steps-of: Change something
            params: { what: {}, for: { type: duration, list: true, default: [1m] } }
            steps:
              - decision: Change ${param.what}
                id: choose
                ask: Now?
                by: lead
                choices: [{ say: now, then: change }, { say: never, then: look }, { say: back, then: rollback }]
              - action: Change ${param.what}
                id: change
                system: shop
                call: change
                with: { spans: "${param.for}" }
                undo: { call: back, with: { ticket: "${step.change.output.ticket}" } }
              - task: Look at it
                id: look
                needs: [change, choose]
                by: lead
                do: ["ticket ${step.change.output.ticket}"]
            """;

    @Property(tries = 400)
    void aMangledRunbookIsReadOrRefusedInOrder(@ForAll Random random) {
        var text = new StringBuilder(Small.TEXT);
        for (int i = random.nextInt(4); i >= 0; i--) {
            mangle(text, random);
        }
        judge(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void mangledBytesAreReadOrRefusedInOrder(@ForAll Random random) {
        byte[] bytes = Small.TEXT.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        judge(bytes);
    }

    @Property(tries = 300)
    void linesInAnotherOrderAreReadOrRefusedInOrder(@ForAll Random random) {
        var lines = new ArrayList<>(Small.TEXT.lines().toList());
        for (int i = random.nextInt(3); i >= 0; i--) {
            int from = random.nextInt(lines.size());
            String line = lines.remove(from);
            if (random.nextBoolean()) {
                lines.add(random.nextInt(lines.size()), line);
            }
        }
        judge(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefusedInOrder(@ForAll String text) {
        judge(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 400)
    void aMangledPartIsReadOrRefusedInOrder(@ForAll Random random) {
        var part = new StringBuilder(PART);
        for (int i = random.nextInt(4); i >= 0; i--) {
            mangle(part, random);
        }
        var including = new StringBuilder(INCLUDING);
        if (random.nextInt(4) == 0) {
            mangle(including, random);
        }
        judge(
                including.toString().getBytes(StandardCharsets.UTF_8),
                new PinnedParts(Map.of("p.yaml", part.toString())));
    }

    @Test
    void whatMangledPartsAreMadeOfIsWholeItself() {
        assertThat(judge(INCLUDING.getBytes(StandardCharsets.UTF_8), new PinnedParts(Map.of("p.yaml", PART))))
                .isEmpty();
    }

    @Test
    void namesThatWouldSteerATerminalAreShownAsCodes() {
        var told = judge("a\u001b[2J: 1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(told).extracting(Problem::message).containsExactly("an invisible character, \\u001b");
        try {
            Tree.read("evil\u001b[2J.yaml", new byte[0]);
        } catch (ProblemException refused) {
            assertThat(refused).hasMessage("evil\\u001b[2J.yaml:1:1: the file is empty");
        }
    }

    @Test
    void bombsAreDefusedQuickly() {
        assertThat(first(bomb())).contains("anchors (&name) are not supported");
        assertThat(first("[".repeat(100_000))).contains("more than 30 levels");
        assertThat(first("{a: ".repeat(25_000))).contains("more than 30 levels");
        assertThat(first("- ".repeat(50_000))).contains("more than 30 levels");
        assertThat(first("a: \"" + "x\n".repeat(500_000))).contains("a quote that is never closed");
        assertThat(first(" ".repeat(1_000_000) + "a: b")).contains("a line of more than");
        assertThat(first("x".repeat(10 * 1024 * 1024))).contains("larger than 1048576 bytes");
        assertThat(first("k: 1\n".repeat(90_000))).contains("the key 'k' is defined twice");
    }

    @Test
    void aRunbookOfThousandsOfStepsIsCheckedQuickly() {
        var text = new StringBuilder("cutover: 1\nrunbook: long\nphases:\n  - phase: one\n    steps:\n");
        for (int i = 0; i < 9_000; i++) {
            text.append("      - wait: w\n        id: s").append(i).append("\n        for: 1s\n");
        }
        judge(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tenThousandWrongKeysAreToldQuickly() {
        var text = new StringBuilder("cutover: 1\nrunbook: wrong\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("wrong-key-").append(i).append(": 1\n");
        }
        assertThat(judge(text.toString().getBytes(StandardCharsets.UTF_8)))
                .anySatisfy(problem -> assertThat(problem.message()).contains("'wrong-key-0'"))
                .anySatisfy(
                        problem -> assertThat(problem.message()).matches("and [0-9]+ more problems after this one"));
    }

    @Test
    void thousandsOfWrongReferencesToThousandsOfNamesAreToldQuickly() {
        var criteria = new StringBuilder("cutover: 1\nrunbook: wrong\ncriteria:\n");
        var steps = new StringBuilder("phases:\n  - phase: one\n    steps:\n");
        for (int i = 0; i < 5_000; i++) {
            criteria.append("  crit-" + i + ": { measure: { system: m, query: q }, pass: \"= 0\" }\n");
            steps.append("      - { gate: G, id: g" + i + ", require: [crti-" + i + "] }\n");
        }
        judge((criteria.toString() + steps).getBytes(StandardCharsets.UTF_8));
    }

    private static String bomb() {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 50; i++) {
            text.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }
        return text.toString();
    }

    private static String first(String text) {
        return judge(text.getBytes(StandardCharsets.UTF_8)).get(0).message();
    }

    private static void mangle(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
            case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(40)));
            default -> {
                int end = Math.min(text.length(), at + 1 + random.nextInt(10));
                text.replace(at, end, SCRAPS.get(random.nextInt(SCRAPS.size())));
            }
        }
    }

    /** What is told; whatever else is thrown fails the test. */
    private static List<Problem> judge(byte[] bytes) {
        return judge(bytes, Parts.NONE);
    }

    private static List<Problem> judge(byte[] bytes, Parts parts) {
        var told = read(bytes, parts);
        for (Problem problem : told) {
            assertThat(problem.location()).isPresent();
            assertThat(problem.location().get().line()).isPositive();
            assertThat(problem.location().get().column()).isPositive();
            assertThat(problem.message()).isNotBlank().hasSizeLessThan(2_000).doesNotContain("Exception", "com.faster");
            // Only what includes a file stands on a line of its own.
            assertThat((problem.message() + problem.hint().replace("\nincluded at ", ""))
                            .codePoints()
                            .filter(Character::isISOControl)
                            .count())
                    .isZero();
        }
        return told;
    }

    /** The quickest of a few readings counts: a busy machine has no time to compile, which only ever adds to one. */
    private static List<Problem> read(byte[] bytes, Parts parts) {
        var told = new ArrayList<Problem>();
        var took = LONGEST;
        for (int reading = 0; reading < READINGS && took.compareTo(LONGEST) >= 0; reading++) {
            told.clear();
            long before = cpu();
            try {
                RunbookFile.read("r.yaml", bytes, Map.of(), parts);
            } catch (ProblemException refused) {
                told.addAll(refused.problems());
            }
            took = Duration.ofNanos(cpu() - before);
        }
        assertThat(took).isLessThan(LONGEST);
        return told;
    }

    /** Of this thread alone, so that a busy machine does not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
