package dev.cutover.console;

import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Prompt;
import dev.cutover.console.prompt.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;

/**
 * A prompt in few lines. Explanations of choices go first, then the question is shortened. What stays on every terminal
 * is the subject, what is asked for now, and either all choices or how to see them: nobody may have to answer blind.
 * Not thread-safe.
 */
final class PromptRows {
    private static final String GAP = "   ";

    private final Prompt prompt;
    private final int width;
    private final Theme theme;

    private PromptRows(Prompt prompt, int width, Theme theme) {
        this.prompt = prompt;
        this.width = width;
        this.theme = theme;
    }

    /** What must be seen, in one of the ways in which it can be said. */
    private record Must(List<AttributedString> head, List<AttributedString> asked, List<AttributedString> choices) {
        private int size() {
            return head.size() + asked.size() + choices.size();
        }
    }

    /**
     * The lines above the one that is typed.
     *
     * @param most how many there may be; a few more are taken where that is too few for what must be seen
     */
    static List<AttributedString> of(Prompt prompt, int width, int most, Theme theme) {
        var rows = new PromptRows(prompt, width, theme);
        var whole = rows.whole();
        return whole.size() <= most ? whole : rows.within(most);
    }

    private List<AttributedString> whole() {
        var whole = new ArrayList<AttributedString>();
        prompt.head().stream().limit(2).forEach(sentence -> whole.addAll(wrap(sentence, width, theme)));
        prompt.head().stream().skip(2).forEach(sentence -> whole.add(cut(sentence)));
        prompt.ask().forEach(sentence -> whole.addAll(wrap(sentence, width, theme)));
        return whole;
    }

    private List<AttributedString> within(int most) {
        int said = prompt.notice().isEmpty() ? 0 : 1;
        var must = must(most - said);
        // What can be typed stands last; what goes first is the oldest of what is said in between.
        var between = new ArrayList<AttributedString>();
        prompt.head().stream().skip(2).forEach(sentence -> between.add(cut(sentence)));
        int room = Math.max(said, most - must.size());
        var notice = notice(room);
        between.addAll(notice);
        var rows = new ArrayList<>(must.head());
        rows.addAll(between.subList(Math.max(0, between.size() - room), between.size()));
        rows.addAll(must.asked());
        rows.addAll(must.choices());
        return rows;
    }

    private List<AttributedString> notice(int room) {
        var rows = new ArrayList<AttributedString>();
        prompt.notice().forEach(sentence -> rows.addAll(wrap(sentence, width, theme)));
        return rows.size() <= room
                ? rows
                : prompt.notice().stream().map(this::cut).toList();
    }

    /** The fullest way that fits; the shortest one if none does. */
    private Must must(int most) {
        var asked = asked(sentence -> wrap(sentence, width, theme));
        var briefly = asked(sentence -> List.of(cut(sentence)));
        var bare = flow(PromptRows::bare);
        var ways = List.<Supplier<Must>>of(
                () -> new Must(firsts(), asked, flow(Sentence::brief)),
                () -> new Must(firsts(), asked, bare),
                () -> new Must(subject(), asked, bare),
                () -> new Must(subject(), briefly, bare),
                () -> new Must(subject(), briefly, summary(bare)));
        for (var way : ways) {
            var must = way.get();
            if (must.size() <= most) {
                return must;
            }
        }
        var questions = questions();
        return questions.isEmpty() || bare.isEmpty()
                ? ways.get(ways.size() - 1).get()
                : new Must(
                        subject(),
                        List.of(beside(
                                text(questions.get(questions.size() - 1)),
                                summary(bare).get(0))),
                        List.of());
    }

    /** The question and of whom it is asked, on one line if they fit. */
    private List<AttributedString> firsts() {
        var head = prompt.head();
        if (head.size() < 2) {
            return head.stream().map(this::cut).toList();
        }
        var subject = text(head.get(0));
        var whom = text(head.get(1));
        if (subject.columnLength() + GAP.length() + whom.columnLength() <= width) {
            return List.of(new Line(theme).add(subject).add(GAP).add(whom).done());
        }
        var rows = new ArrayList<AttributedString>();
        rows.add(Line.cut(subject, width, theme));
        rows.addAll(wrap(head.get(1), width, theme));
        return rows;
    }

    /** {@code ready: All integration ow… (Ines Park)}. */
    private List<AttributedString> subject() {
        var head = prompt.head();
        if (head.size() < 2 || head.get(1).brief().isEmpty()) {
            return head.stream().limit(1).map(this::cut).toList();
        }
        var whom = head.get(1);
        return List.of(beside(text(head.get(0)), theme.text(whom.tone(), whom.brief())));
    }

    /** Two things on one line: the left one is cut for the right one, but for a third of the line. */
    private AttributedString beside(AttributedString left, AttributedString right) {
        int room = Math.max(width / 3, width - 1 - right.columnLength());
        var shortened = Line.cut(left, room, theme);
        return Line.cut(new Line(theme).add(shortened).add(" ").add(right).done(), width, theme);
    }

    /**
     * What is asked for now: the last of it whole, since it may have to be typed; what stands before it as it comes.
     */
    private List<AttributedString> asked(Function<Sentence, List<AttributedString>> before) {
        var sentences = questions();
        var rows = new ArrayList<AttributedString>();
        for (int at = 0; at < sentences.size(); at++) {
            boolean isLast = at == sentences.size() - 1;
            rows.addAll(isLast ? wrap(sentences.get(at), width, theme) : before.apply(sentences.get(at)));
        }
        return rows;
    }

    private List<Sentence> questions() {
        return prompt.asked().stream()
                .filter(sentence -> sentence.brief().isEmpty())
                .toList();
    }

    private List<Sentence> choices() {
        return prompt.asked().stream()
                .filter(sentence -> !sentence.brief().isEmpty())
                .toList();
    }

    /** The choices side by side. */
    private List<AttributedString> flow(Function<Sentence, String> form) {
        var choices = choices().stream()
                .map(sentence -> theme.text(sentence.tone(), form.apply(sentence)))
                .toList();
        return Line.flow(choices, GAP, width, theme);
    }

    /** Never a part of the choices: {@code 1-4, v shows them} if they take more than a line. */
    private List<AttributedString> summary(List<AttributedString> choices) {
        return choices.size() < 2
                ? choices
                : List.of(theme.text("1-" + choices().size() + ", v shows them"));
    }

    /** Without what it asks for: that is asked in the next line anyway. */
    private static String bare(Sentence sentence) {
        int bracket = sentence.brief().indexOf(" (");
        return bracket < 0 ? sentence.brief() : sentence.brief().substring(0, bracket);
    }

    private AttributedString cut(Sentence sentence) {
        return Line.cut(text(sentence), width, theme);
    }

    private AttributedString text(Sentence sentence) {
        return new Line(theme)
                .to(sentence.indent())
                .add(sentence.tone(), sentence.words())
                .done();
    }

    /** A whole sentence. */
    static List<AttributedString> wrap(Sentence sentence, int width, Theme theme) {
        return Line.wrap(sentence.tone(), sentence.words(), width - sentence.indent(), theme).stream()
                .map(line -> new Line(theme).to(sentence.indent()).add(line).done())
                .toList();
    }
}
