package dev.cutover.console.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Sentence;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody answers blind: on a small terminal every choice is named before any command is written out. */
class RoleRowsTest {
    private static final String DECIDE = "cutover decide --run 01m8abcd";
    private static final String LONG =
            "cutover decide ready \"stop here\" --as \"Dana Ortiz\" --reason \"why\" --run 01m8abcd";

    private static RoleSheet sheet(int questions) {
        var asked = new RoleSheet.Asked(
                new Sentence(Tone.STRONG, 0, "ready: a criterion is red in us-east: what now?"),
                List.of(new Sentence(Tone.CARE, 2, "asked 5m ago, at 02:10:00 UTC")),
                Stream.of("go on", "stop here", "roll back")
                        .map(say -> new RoleSheet.Choice(
                                say, new Sentence(Tone.PLAIN, 2, say + ": and what that does"), List.of(LONG)))
                        .toList());
        var head = List.of(
                new Sentence(Tone.QUIET, 0, "commander of orders in test, rehearsal, run 01m8abcd, 02:15:00 UTC"),
                new Sentence(Tone.PLAIN, 0, "WAITING for Dana Ortiz"),
                new Sentence(Tone.PLAIN, 0, ""));
        return new RoleSheet(head, Stream.generate(() -> asked).limit(questions).toList(), DECIDE);
    }

    private static List<String> rows(int questions, int columns, int rows) {
        var lines = new RoleRows(sheet(questions), Theme.PLAIN, columns)
                .within(rows)
                .plain();
        assertThat(lines).hasSizeLessThanOrEqualTo(rows).allMatch(line -> line.length() <= columns);
        return lines;
    }

    @Test
    void whatFitsIsShownWhole() {
        assertThat(rows(1, 140, 40)).noneMatch(line -> line.startsWith("+")).contains("    " + LONG);
    }

    @Test
    void aSmallTerminalNamesEveryChoiceAndHowManyAreNotWrittenOut() {
        assertThat(rows(1, 40, 14))
                .contains("  go on · stop here · roll back", "  go on: and what that does")
                .contains("+2 choices: cutover decide --run", "01m8abcd");
        assertThat(rows(1, 80, 13))
                .contains("  go on · stop here · roll back", "  stop here: and what that does")
                .last()
                .isEqualTo("+1 choice: " + DECIDE);
    }

    @Test
    void theSmallestKeepsTheChoices() {
        assertThat(rows(1, 40, 8))
                .contains("  go on · stop here · roll back", "+3 choices: cutover decide --run", "01m8abcd");
        assertThat(rows(1, 40, 4))
                .containsExactly(
                        "ready: a criterion is red in us-east: ..",
                        "  go on · stop here · roll back",
                        "+3 choices: cutover decide --run",
                        "01m8abcd");
    }

    @Test
    void everyQuestionIsNamedBeforeAnyCommand() {
        assertThat(rows(3, 80, 12))
                .filteredOn(line -> line.equals("  go on · stop here · roll back"))
                .hasSize(3);
    }

    @Test
    void aCommandThatIsBrokenCanBePastedAsOne() {
        var rows = CommandRows.of(LONG, 4, 40, Theme.PLAIN).stream()
                .map(String::valueOf)
                .toList();

        assertThat(rows).hasSizeGreaterThan(2).allMatch(row -> row.length() <= 40);
        assertThat(rows.subList(0, rows.size() - 1)).allMatch(row -> row.endsWith(" \\"));
        assertThat(String.join("\n", rows).replaceAll(" \\\\\n +", " ").strip()).isEqualTo(LONG);
        assertThat(CommandRows.of(LONG, 4, 140, Theme.PLAIN)).hasSize(1);
    }
}
