package dev.cutover.board;

import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;

/** A text of parts with tones, not cleaned or cut for an outlet yet. Immutable. */
public record TonedText(List<Part> parts) {
    public static final TonedText EMPTY = new TonedText(List.of());

    public TonedText {
        parts = List.copyOf(parts);
    }

    /** A part of the text in one tone. */
    public sealed interface Part {}

    /** Words in one tone. */
    public record Words(Tone tone, String words) implements Part {}

    /** A bar of so many columns, filled by so many parts of the whole. */
    public record Bar(int columns, int part, int whole) implements Part {}

    static TonedText of(String words) {
        return of(Tone.PLAIN, words);
    }

    static TonedText of(Tone tone, String words) {
        return EMPTY.add(tone, words);
    }

    TonedText add(String words) {
        return add(Tone.PLAIN, words);
    }

    TonedText add(Tone tone, String words) {
        return add(new Words(tone, words));
    }

    TonedText add(Part part) {
        var more = new ArrayList<>(parts);
        more.add(part);
        return new TonedText(more);
    }

    TonedText add(TonedText other) {
        var more = new ArrayList<>(parts);
        more.addAll(other.parts());
        return new TonedText(more);
    }
}
