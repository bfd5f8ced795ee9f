package dev.cutover.console;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.prompt.Sentence;
import java.util.List;

/** Sentences as a page, each broken between words. Stateless and thread-safe. */
public final class SentencePage {
    private SentencePage() {}

    /** In so many columns. */
    public static Frame of(List<Sentence> sentences, int columns, Theme theme) {
        return new Frame(sentences.stream()
                .flatMap(sentence -> PromptRows.wrap(sentence, columns, theme).stream())
                .toList());
    }
}
