package dev.cutover.console;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Sentence;
import java.util.List;
import org.jline.utils.AttributedString;

/** Sentences as a page, each broken between words. Stateless and thread-safe. */
public final class SentencePage {
    private SentencePage() {}

    /** In so many columns. */
    public static Frame of(List<Sentence> sentences, int columns, Theme theme) {
        return new Frame(sentences.stream()
                .flatMap(sentence -> rows(sentence, columns, theme).stream())
                .toList());
    }

    /** An empty sentence is an empty line. */
    private static List<AttributedString> rows(Sentence sentence, int columns, Theme theme) {
        return sentence.words().isEmpty() ? List.of(AttributedString.EMPTY) : PromptRows.wrap(sentence, columns, theme);
    }
}
