package dev.cutover.console;

import dev.cutover.console.paint.Line;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Prompt;
import dev.cutover.console.prompt.Sentence;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jline.utils.AttributedString;

/**
 * A prompt in few lines. Explanations of choices go first, then the question is shortened; of whom it is asked stays
 * whole. Stateless.
 */
final class PromptRows {
    private static final String GAP = "   ";

    private PromptRows() {}

    /**
     * The lines above the one that is typed.
     *
     * @param most how many there may be
     */
    static List<AttributedString> of(Prompt prompt, int width, int most, Theme theme) {
        var whole = new ArrayList<AttributedString>();
        prompt.head().stream().limit(2).forEach(sentence -> whole.addAll(wrap(sentence, width, theme)));
        prompt.head().stream().skip(2).forEach(sentence -> whole.add(cut(sentence, width, theme)));
        prompt.ask().forEach(sentence -> whole.addAll(wrap(sentence, width, theme)));
        if (whole.size() <= most) {
            return whole;
        }
        var head = prompt.head().isEmpty() ? List.<AttributedString>of() : shortened(prompt.head(), width, theme);
        int firsts = head.isEmpty() ? 0 : firsts(prompt.head(), width, theme).size();
        var ask = brief(prompt.ask(), Sentence::brief, width, theme);
        var rows = new ArrayList<>(head);
        rows.addAll(firsts + ask.size() <= most ? ask : brief(prompt.ask(), PromptRows::bare, width, theme));
        while (rows.size() > most && rows.size() > firsts + 1) {
            // What can be typed stands last; what goes first is the oldest of what is said in between.
            rows.remove(firsts);
        }
        return rows.subList(Math.max(0, rows.size() - most), rows.size());
    }

    /** The question and of whom it is asked, then one line for each other sentence. */
    private static List<AttributedString> shortened(List<Sentence> head, int width, Theme theme) {
        var rows = new ArrayList<>(firsts(head, width, theme));
        head.stream().skip(2).forEach(sentence -> rows.add(cut(sentence, width, theme)));
        return rows;
    }

    /** On one line if they fit. */
    private static List<AttributedString> firsts(List<Sentence> head, int width, Theme theme) {
        var subject = text(head.get(0), theme);
        if (head.size() == 1) {
            return List.of(Line.cut(subject, width, theme));
        }
        var whom = text(head.get(1), theme);
        if (subject.columnLength() + GAP.length() + whom.columnLength() <= width) {
            return List.of(new Line(theme).add(subject).add(GAP).add(whom).done());
        }
        var rows = new ArrayList<AttributedString>();
        rows.add(Line.cut(subject, width, theme));
        rows.addAll(wrap(head.get(1), width, theme));
        return rows;
    }

    /** Sentences with a brief form stand side by side in it; the others take one line each. */
    private static List<AttributedString> brief(
            List<Sentence> ask, Function<Sentence, String> form, int width, Theme theme) {
        var rows = new ArrayList<AttributedString>();
        var beside = new ArrayList<AttributedString>();
        for (var sentence : ask) {
            if (sentence.brief().isEmpty()) {
                rows.addAll(Line.flow(beside, GAP, width, theme));
                beside.clear();
                rows.addAll(
                        sentence.tone() == Tone.PLAIN
                                ? List.of(cut(sentence, width, theme))
                                : wrap(sentence, width, theme));
            } else {
                beside.add(theme.text(sentence.tone(), form.apply(sentence)));
            }
        }
        rows.addAll(Line.flow(beside, GAP, width, theme));
        return rows;
    }

    /** Without what it asks for: that is asked in the next line anyway. */
    private static String bare(Sentence sentence) {
        int bracket = sentence.brief().indexOf(" (");
        return bracket < 0 ? sentence.brief() : sentence.brief().substring(0, bracket);
    }

    private static AttributedString cut(Sentence sentence, int width, Theme theme) {
        return Line.cut(text(sentence, theme), width, theme);
    }

    private static AttributedString text(Sentence sentence, Theme theme) {
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
