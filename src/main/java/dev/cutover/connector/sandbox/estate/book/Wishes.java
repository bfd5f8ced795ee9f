package dev.cutover.connector.sandbox.estate.book;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of wishes of one kind, to cancel or to recall, as a book has them: for each piece, the answer to the last
 * one. Only what somebody wished for was granted. Immutable.
 */
public final class Wishes {
    /** What became of a wish. */
    public enum Answer {
        /** Nobody wished for it. */
        NONE,
        /** The warehouse has not answered yet. */
        ASKED,
        GRANTED,
        REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Piece(int line, int piece) {}

    private final Map<Piece, Answer> answers;

    private Wishes(Map<Piece, Answer> answers) {
        this.answers = Map.copyOf(answers);
    }

    /** @param events in the order in which they happened */
    static Wishes of(List<BookEvent> events, EventKind asked, EventKind granted, EventKind refused) {
        var answers = new HashMap<Piece, Answer>();
        var known = new HashSet<String>();
        for (BookEvent event : events) {
            var piece = new Piece(event.line(), event.piece());
            if (event.kind() == asked && known.add(event.id())) {
                answers.put(piece, Answer.ASKED);
            } else if (event.kind() == granted) {
                answers.replace(piece, Answer.ASKED, Answer.GRANTED);
            } else if (event.kind() == refused) {
                answers.replace(piece, Answer.ASKED, Answer.REFUSED);
            }
        }
        return new Wishes(answers);
    }

    public Answer of(int line, int piece) {
        return answers.getOrDefault(new Piece(line, piece), Answer.NONE);
    }

    /** Of each piece that somebody wished it for. */
    public Collection<Answer> all() {
        return answers.values();
    }
}
