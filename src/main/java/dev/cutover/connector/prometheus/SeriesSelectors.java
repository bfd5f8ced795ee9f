package dev.cutover.connector.prometheus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the selectors of series in a query: a metric's name, its matchers, or both. The query need not be valid; then
 * some may be missed. One walk over one query; not thread-safe.
 */
final class SeriesSelectors {
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "atan2", "bool", "inf", "nan");
    private static final Set<String> BEFORE_LABELS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private final String query;
    private final List<QueryToken> tokens;
    private final Set<String> found = new LinkedHashSet<>();
    private int at;

    private SeriesSelectors(String query) {
        this.query = query;
        this.tokens = QueryToken.of(query);
    }

    /**
     * Each selector once, without its range; those that look at another time, by {@code offset} or {@code @}, left out.
     */
    static List<String> of(String query) {
        var selectors = new SeriesSelectors(query);
        while (selectors.at < selectors.tokens.size()) {
            selectors.step();
        }
        return List.copyOf(selectors.found);
    }

    private void step() {
        var token = tokens.get(at);
        if (token.isSymbol("{")) {
            selector(token.start());
        } else if (token.isSymbol("[")) {
            skip("]");
        } else if (token.kind() == QueryToken.Kind.NAME) {
            name(token);
        } else {
            at++;
        }
    }

    private void name(QueryToken token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        at++;
        if (BEFORE_LABELS.contains(word)) {
            if (isNext("(")) {
                skip(")");
            }
        } else if (word.equals("offset")) {
            at++;
        } else if (!OPERATORS.contains(word) && !isNext("(") && !isAggregation()) {
            selector(token.start());
        }
    }

    /** An aggregation may name its labels before its brackets. */
    private boolean isAggregation() {
        return at < tokens.size() && tokens.get(at).text().matches("(?i)by|without");
    }

    private void selector(int start) {
        if (isNext("{")) {
            skip("}");
        }
        int end = at == 0 ? query.length() : tokens.get(at - 1).end();
        if (isNext("[")) {
            skip("]");
        }
        boolean isMoved =
                isNext("@") || (at < tokens.size() && tokens.get(at).text().equalsIgnoreCase("offset"));
        if (!isMoved) {
            found.add(query.substring(start, end));
        }
    }

    private boolean isNext(String symbol) {
        return at < tokens.size() && tokens.get(at).isSymbol(symbol);
    }

    /** Goes on after a symbol; label lists, matchers and ranges have no brackets of their kind within. */
    private void skip(String symbol) {
        while (at < tokens.size() && !tokens.get(at).isSymbol(symbol)) {
            at++;
        }
        at = Math.min(at + 1, tokens.size());
    }
}
