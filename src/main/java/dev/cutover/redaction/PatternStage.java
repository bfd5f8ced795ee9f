package dev.cutover.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Redacts what finders find. It holds a piece of the text, and as much on both sides as a find can reach, so that the
 * result does not depend on where the text is cut. Not thread-safe.
 */
final class PatternStage implements TextSink {
    private static final int PIECE = 1 << 16;

    private final List<Finder> finders;
    private final Tally tally;
    private final TextSink out;
    private final boolean isJson;
    private final StringBuilder text = new StringBuilder();

    /** Where the text that is not handed on begins; what is before it is there for its sake. */
    private int done;

    /** A find that may go on, or be part of a larger one. */
    private Finder.@Nullable Span open;

    /**
     * A stage of its own for each text.
     *
     * @param isJson whether all of the text looks like JSON
     */
    PatternStage(List<Finder> finders, boolean isJson, Tally tally, TextSink out) {
        this.finders = List.copyOf(finders);
        this.isJson = isJson;
        this.tally = tally;
        this.out = out;
    }

    @Override
    public void accept(String piece) {
        text.append(piece);
        if (text.length() - done >= PIECE + Finder.REACH) {
            handOn(text.length() - Finder.REACH);
            forget(done - Finder.REACH);
        }
    }

    @Override
    public void end() {
        handOn(text.length());
        out.end();
    }

    /** Everything up to here, where finds may begin but not all need to end. */
    private void handOn(int until) {
        var spans = new ArrayList<Finder.Span>();
        var whole = text.toString();
        finders.forEach(finder -> finder.find(whole, done, until, spans::add));
        spans.sort(Comparator.comparingInt(Finder.Span::start).thenComparing(Finder.Span::length));
        var clean = new StringBuilder(until - done);
        int copied = open == null ? done : open.end();
        for (var span : spans) {
            if (open != null && span.start() < open.end()) {
                open = joined(open, span);
                continue;
            }
            copied = closed(whole, clean, copied);
            clean.append(whole, copied, span.start());
            open = span;
        }
        if (open == null || open.end() <= until) {
            copied = closed(whole, clean, copied);
            clean.append(whole, copied, until);
        }
        done = until;
        emit(clean);
    }

    /** Puts the marker of an open find; returns where the text goes on. */
    private int closed(String whole, StringBuilder clean, int copied) {
        if (open == null) {
            return copied;
        }
        String quotes = JsonPlace.quotes(whole, open, isJson);
        clean.append(quotes).append(Marker.of(open.name())).append(quotes);
        tally.add(open.name());
        int end = open.end();
        open = null;
        return end;
    }

    private void emit(StringBuilder clean) {
        if (!clean.isEmpty()) {
            out.accept(clean.toString());
        }
    }

    /** Both of them, under the name of the longer one. */
    private static Finder.Span joined(Finder.Span one, Finder.Span other) {
        String name = other.length() > one.length() ? other.name() : one.name();
        return new Finder.Span(one.start(), Math.max(one.end(), other.end()), name);
    }

    private void forget(int count) {
        if (count > 0) {
            text.delete(0, count);
            done -= count;
            if (open != null) {
                open = new Finder.Span(open.start() - count, open.end() - count, open.name());
            }
        }
    }
}
