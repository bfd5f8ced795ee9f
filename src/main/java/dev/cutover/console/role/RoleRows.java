package dev.cutover.console.role;

import dev.cutover.console.SentencePage;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Sentence;
import dev.cutover.text.Clean;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** A role's sheet in rows, for one width. Immutable. */
public final class RoleRows {
    private static final int INDENT = 2;

    private final RoleSheet sheet;
    private final Theme theme;
    private final int columns;

    /** The rows of a sheet for so many columns. */
    public RoleRows(RoleSheet sheet, Theme theme, int columns) {
        this.sheet = sheet;
        this.theme = theme;
        this.columns = columns;
    }

    /** All of it. */
    public Frame whole() {
        var rows = new ArrayList<>(wrap(sheet.head()));
        int head = rows.size();
        for (var asked : sheet.asked()) {
            if (rows.size() > head) {
                rows.add(AttributedString.EMPTY);
            }
            rows.addAll(wrap(List.of(asked.title())));
            rows.addAll(wrap(asked.details()));
            asked.choices().forEach(choice -> rows.addAll(rows(choice)));
        }
        return new Frame(rows);
    }

    /**
     * As much as so many rows hold: every question with the words of its choices before any command, and how many of
     * the choices are left out.
     */
    public Frame within(int most) {
        var whole = whole();
        if (whole.lines().size() <= most) {
            return whole;
        }
        int choices =
                sheet.asked().stream().mapToInt(asked -> asked.choices().size()).sum();
        var rows = new ArrayList<>(questions(Math.max(1, most - leftOut(choices).size())));
        int left = choices;
        for (var asked : sheet.asked()) {
            for (var choice : asked.choices()) {
                var commands = rows(choice);
                int last = left == 1 ? 0 : leftOut(left - 1).size();
                if (rows.size() + commands.size() + last > most) {
                    rows.addAll(leftOut(left));
                    return new Frame(rows).first(most);
                }
                rows.addAll(commands);
                left--;
            }
        }
        return new Frame(rows).first(most);
    }

    /** The head gives way to the questions, and the whole of a title to its choices. */
    private List<AttributedString> questions(int room) {
        var head = sheet.head().stream()
                .filter(sentence -> !sentence.words().isEmpty())
                .map(sentence -> Line.cut(theme.text(sentence.tone(), sentence.words()), columns, theme))
                .toList();
        var full = questions(Integer.MAX_VALUE, true);
        var brief = questions(1, false);
        if (head.size() + full.size() <= room) {
            return joined(head, full);
        }
        var titled = questions(Integer.MAX_VALUE, false);
        if (head.size() + titled.size() <= room) {
            return joined(head, titled);
        }
        var rows = joined(head.subList(0, Math.max(0, Math.min(head.size(), room - brief.size()))), brief);
        return rows.subList(0, Math.min(rows.size(), room));
    }

    private static List<AttributedString> joined(List<AttributedString> head, List<AttributedString> questions) {
        var rows = new ArrayList<>(head);
        rows.addAll(questions);
        return rows;
    }

    private List<AttributedString> questions(int titleRows, boolean withDetails) {
        var rows = new ArrayList<AttributedString>();
        for (var asked : sheet.asked()) {
            var title = asked.title();
            rows.addAll(
                    titleRows == 1
                            ? List.of(Line.cut(theme.text(title.tone(), title.words()), columns, theme))
                            : wrap(List.of(title)));
            if (withDetails) {
                rows.addAll(wrap(asked.details()));
            }
            String said = asked.choices().stream().map(RoleSheet.Choice::say).collect(Collectors.joining(" · "));
            rows.addAll(wrap(List.of(new Sentence(Tone.PLAIN, INDENT, Clean.line(said)))));
        }
        return rows;
    }

    private List<AttributedString> rows(RoleSheet.Choice choice) {
        var rows = new ArrayList<>(wrap(List.of(choice.does())));
        choice.commands().forEach(command -> rows.addAll(CommandRows.of(command, 2 * INDENT, columns, theme)));
        return rows;
    }

    private List<AttributedString> leftOut(int choices) {
        String words = "+" + choices + (choices == 1 ? " choice: " : " choices: ") + sheet.decide();
        return choices == 0 ? List.of() : Line.wrap(Tone.STRONG, words, columns, theme);
    }

    private List<AttributedString> wrap(List<Sentence> sentences) {
        return SentencePage.of(sentences, columns, theme).lines();
    }
}
