package dev.cutover.board;

import dev.cutover.words.Tone;
import java.util.List;

/** One line of the board's content, and how it is shortened where room is short. */
public sealed interface BoardRow {

    /** The cells of a row of the panel's table; as many as the table has columns. */
    record Cells(List<TonedText> cells) implements BoardRow {
        public Cells {
            cells = List.copyOf(cells);
        }
    }

    /** One line, cut if it is too long. */
    record Cut(TonedText text) implements BoardRow {}

    /**
     * Words at the left edge, and fields at the right edge; where room is short the last fields are left out, and the
     * words are cut.
     */
    record Ends(TonedText left, List<TonedText> right) implements BoardRow {
        public Ends {
            right = List.copyOf(right);
        }
    }

    /** Fields side by side, wrapped to the next line at the width. */
    record Flow(List<TonedText> fields, String gap) implements BoardRow {
        public Flow {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Words in one tone, broken between words.
     *
     * @param indent by how many columns all lines stand to the right
     */
    record Wrapped(Tone tone, String words, int indent) implements BoardRow {}
}
