package dev.cutover.secret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds secrets in one pass over a text. Immutable. */
final class SecretSearch {
    private static final int MANY = 1 << 16;

    /** By hashes of the first two characters: nearly every place of a text is passed by with one look at this. */
    private final BitSet starts = new BitSet(MANY);

    private final int longest;
    private final Map<Integer, List<SearchPattern>> byStart = new HashMap<>();

    /**
     * Where one secret stands, or several that overlap: all that they cover together, under the name of the longest.
     */
    record Span(int start, int end, String name, int longest) {
        /** The same in a text that begins so many characters later. */
        Span earlier(int by) {
            return new Span(start - by, end - by, name, longest);
        }

        /** What is written in its place. */
        String marker() {
            return SecretSearch.marker(name);
        }

        Span and(Span other) {
            boolean longer = other.longest > longest;
            return new Span(
                    start, Math.max(end, other.end), longer ? other.name : name, longer ? other.longest : longest);
        }
    }

    SecretSearch(List<SearchPattern> all) {
        longest = all.stream().mapToInt(SearchPattern::longest).max().orElse(0);
        for (SearchPattern searchPattern : all) {
            searchPattern.beginnings().map(two -> hash(two, 0)).distinct().forEach(start -> {
                starts.set(start);
                byStart.computeIfAbsent(start, key -> new ArrayList<>()).add(searchPattern);
            });
        }
    }

    /** What is written in the place of the secret of that name. */
    static String marker(String name) {
        return "[secret " + name + "]";
    }

    private static int hash(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) & (MANY - 1);
    }

    boolean seeksNothing() {
        return starts.isEmpty();
    }

    /** What is to be hidden: apart from each other, in order. */
    List<Span> in(String text) {
        var spans = new ArrayList<Span>();
        for (int at = 0; at < text.length() && !seeksNothing(); at++) {
            at(text, at, found -> add(spans, found));
        }
        return spans;
    }

    /** Those that begin at one place; looks no further than {@link #longest} characters from there. */
    void at(String text, int at, Consumer<Span> found) {
        if (at + 1 >= text.length()) {
            return;
        }
        int start = hash(text, at);
        if (starts.get(start)) {
            for (SearchPattern searchPattern : byStart.getOrDefault(start, List.of())) {
                int end = searchPattern.end(text, at);
                if (end > at) {
                    found.accept(new Span(at, end, searchPattern.name(), end - at));
                }
            }
        }
    }

    /** How many characters the longest spelling of any secret has; 0 if nothing is sought. */
    int longest() {
        return longest;
    }

    private static void add(List<Span> spans, Span found) {
        int last = spans.size() - 1;
        if (last >= 0 && found.start() < spans.get(last).end()) {
            spans.set(last, spans.get(last).and(found));
        } else {
            spans.add(found);
        }
    }
}
