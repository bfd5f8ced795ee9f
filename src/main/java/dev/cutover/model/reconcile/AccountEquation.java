package dev.cutover.model.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The equation of an {@link Account} as it is written: {@code lines.ordered = lines.shipped + lines.cancelled +
 * lines.open}. A term is a record set and a column, whose sum is meant, or {@code *} in place of the column for the
 * number of rows; {@code [column=value]} behind it counts only the rows with this value, which may stand in single
 * quotes. Signs have blanks on both sides. One side may be {@code 0}. Immutable.
 *
 * @param mistakes what is wrong with the text, each a sentence; the terms mean nothing then
 */
public record AccountEquation(List<Account.Term> left, List<Account.Term> right, List<String> mistakes) {
    /** In place of a column: the number of rows. */
    public static final String ROWS = "*";

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_-]*";
    private static final Pattern TERM =
            Pattern.compile("(" + NAME + ")\\.(" + NAME + "|\\*)(?:\\[(" + NAME + ")=('[^']*'|[^\\]']*)\\])?");
    private static final Pattern TOKEN = Pattern.compile("(?:'[^']*'|\\S)+");

    public AccountEquation {
        left = List.copyOf(left);
        right = List.copyOf(right);
        mistakes = List.copyOf(mistakes);
    }

    /** Reads an equation; never throws. */
    public static AccountEquation parse(String text) {
        return new Reader(text).read();
    }

    /** Reads one text. Not thread-safe. */
    private static final class Reader {
        private final String text;
        private final List<String> mistakes = new ArrayList<>();

        Reader(String text) {
            this.text = text;
        }

        AccountEquation read() {
            var sides = sides();
            if (sides.size() != 2) {
                mistakes.add("'" + text + "' is no equation: it needs one = with blanks around it, such as"
                        + " lines.ordered = lines.shipped + lines.open");
                return new AccountEquation(List.of(), List.of(), mistakes);
            }
            var left = terms(sides.get(0));
            var right = terms(sides.get(1));
            if (left.isEmpty() && right.isEmpty() && mistakes.isEmpty()) {
                mistakes.add("'" + text + "' says nothing: both of its sides are 0");
            }
            return new AccountEquation(left, right, mistakes);
        }

        private List<List<String>> sides() {
            var sides = new ArrayList<List<String>>();
            sides.add(new ArrayList<>());
            var tokens = TOKEN.matcher(text);
            while (tokens.find()) {
                if (tokens.group().equals("=")) {
                    sides.add(new ArrayList<>());
                } else {
                    sides.get(sides.size() - 1).add(tokens.group());
                }
            }
            return sides;
        }

        private List<Account.Term> terms(List<String> tokens) {
            var terms = new ArrayList<Account.Term>();
            if (tokens.equals(List.of("0"))) {
                return terms;
            }
            boolean isNegative = false;
            boolean isTermNext = true;
            for (String token : tokens) {
                boolean isSign = token.equals("+") || token.equals("-");
                boolean isFirst = terms.isEmpty() && token.equals("-") && !isNegative;
                if (isSign && (!isTermNext || isFirst)) {
                    isNegative = token.equals("-");
                    isTermNext = true;
                } else if (isTermNext && !isSign) {
                    term(token, isNegative).ifPresent(terms::add);
                    isTermNext = false;
                } else {
                    mistakes.add("'" + token + "' is out of place in '" + text + "'");
                }
            }
            if (isTermNext) {
                mistakes.add("a side of '" + text + "' ends without a term; write 0 for nothing");
            }
            return terms;
        }

        private Optional<Account.Term> term(String token, boolean isNegative) {
            var matcher = TERM.matcher(token);
            if (!matcher.matches()) {
                mistakes.add("'" + token + "' is no term: write record-set.column, record-set.* for the number of"
                        + " rows, or record-set.column[column=value]; signs need blanks on both sides");
                return Optional.empty();
            }
            var only = Optional.ofNullable(matcher.group(3))
                    .map(column -> new Account.Only(column, unquoted(matcher.group(4))));
            return Optional.of(new Account.Term(matcher.group(1), matcher.group(2), isNegative, only));
        }

        private static String unquoted(String value) {
            return value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
        }
    }
}
