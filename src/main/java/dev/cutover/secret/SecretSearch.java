package dev.cutover.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Finds secrets in one pass over a text. Immutable. */
final class SecretSearch {
    private static final int MANY = 1 << 16;

    /** Hashes of the first two characters of all patterns: one look at it rules out nearly every position of a text. */
    private final BitSet starts = new BitSet(MANY);

    private final int longest;
    private final Map<Integer, List<SearchPattern>> byStart = new HashMap<>();
    private final List<PieceSearch> pieces;

    SecretSearch(List<SearchPattern> all, List<PieceSearch> pieces) {
        this.pieces = List.copyOf(pieces);
        longest = IntStream.concat(
                        all.stream().mapToInt(SearchPattern::longest),
                        pieces.stream().mapToInt(PieceSearch::longest))
                .max()
                .orElse(0);
        for (SearchPattern searchPattern : all) {
            searchPattern.beginnings().map(two -> hash(two, 0)).distinct().forEach(start -> {
                starts.set(start);
                byStart.computeIfAbsent(start, key -> new ArrayList<>()).add(searchPattern);
            });
        }
    }

    private static int hash(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) & (MANY - 1);
    }

    boolean seeksNothing() {
        return starts.isEmpty();
    }

    /** All spans to hide, in order; they do not overlap. */
    List<SecretSpan> in(String text) {
        var spans = new ArrayList<SecretSpan>();
        for (int at = 0; at < text.length() && !seeksNothing(); at++) {
            at(text, at, found -> add(spans, found));
        }
        return spans;
    }

    /** Finds the secrets that begin at one position; reads at most {@link #longest} characters from there. */
    void at(String text, int at, Consumer<SecretSpan> found) {
        if (at + 1 >= text.length()) {
            return;
        }
        int start = hash(text, at);
        if (starts.get(start)) {
            for (SearchPattern searchPattern : byStart.getOrDefault(start, List.of())) {
                int end = searchPattern.end(text, at);
                if (end > at) {
                    found.accept(new SecretSpan(at, end, searchPattern.name(), end - at));
                }
            }
        }
        for (PieceSearch search : pieces) {
            search.at(text, at, found);
        }
    }

    /** The length of the longest spelling of any secret, in characters; 0 if there are no secrets. */
    int longest() {
        return longest;
    }

    private static void add(List<SecretSpan> spans, SecretSpan found) {
        int last = spans.size() - 1;
        if (last >= 0 && found.start() < spans.get(last).end()) {
            spans.set(last, spans.get(last).and(found));
        } else {
            spans.add(found);
        }
    }
}
